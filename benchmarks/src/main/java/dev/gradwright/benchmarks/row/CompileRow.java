package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.result.Machine;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.result.Setting;
import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.verify.ClassesInMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Model text to Java text of the portable flavour, gradients included, and that by {@code javac} to
 * classes, each once in a cold JVM.
 */
record CompileRow(ModelText model, int operations) implements Row {
  /** From there on a figure takes minutes, and varies little. */
  private static final int LONG = 100_000;

  @Override
  public String name() {
    return model.row() + "-" + operations;
  }

  @Override
  public String title() {
    return "%s: model text of %d operations to Java text, then that by javac, in a new JVM of 2 GiB"
        .formatted(model.contents(), operations);
  }

  @Override
  public boolean hasFlavours() {
    return false;
  }

  @Override
  public int passes(int asked) {
    return operations < LONG ? asked : 1;
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    SourceFile file = SourceFile.of(name() + ".grad", model.of(operations));
    Machine machine = Machine.watch();
    long start = System.nanoTime();
    Compilation compilation =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
            .compile("m", file);
    long middle = System.nanoTime();
    if (compilation.hasErrors()) {
      throw new IllegalStateException("not compiled: " + compilation.diagnostics());
    }
    ClassesInMemory.of(
        compilation.sources(),
        System.getProperty("java.class.path"),
        CompileRow.class.getClassLoader());
    long end = System.nanoTime();
    double load = machine.otherLoad();
    return List.of(
        result(conditions, name(), middle - start, load),
        result(conditions, name() + "/javac", end - middle, load));
  }

  private static Result result(Conditions conditions, String row, long nanos, double load) {
    return conditions.result(row, Setting.ALONE, load, Map.of(Figure.OURS_US, nanos * 1e-3));
  }
}
