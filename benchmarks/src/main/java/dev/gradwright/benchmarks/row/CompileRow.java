package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.result.Machine;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.result.Setting;
import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Model text to Java text, gradients included, once in a cold JVM. */
record CompileRow(int operations) implements Row {

  @Override
  public String name() {
    return "compile-" + operations;
  }

  @Override
  public String title() {
    return "model text of " + operations + " operations to Java text, once, in a new JVM of 2 GiB";
  }

  @Override
  public boolean hasFlavours() {
    return false;
  }

  @Override
  public List<Result> measure(Conditions conditions) {
    SourceFile file = SourceFile.of(name() + ".grad", text());
    Machine machine = Machine.watch();
    long start = System.nanoTime();
    Compilation compilation =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults())
            .compile("m", file);
    double micros = (System.nanoTime() - start) * 1e-3;
    if (compilation.hasErrors()) {
      throw new IllegalStateException("not compiled: " + compilation.diagnostics());
    }
    Map<Figure, Double> figures = Map.of(Figure.OURS_US, micros);
    return List.of(conditions.result(name(), Setting.ALONE, machine.otherLoad(), figures));
  }

  /** Each line applies two operations to the last two values, as no rewrite can shorten. */
  String text() {
    StringBuilder text = new StringBuilder("model M {\n  dim N;\n  input x: real[N];\n");
    text.append("  param w: real init ones();\n  let v0 = x * w;\n  let v1 = sin(v0);\n");
    int last = operations / 2;
    for (int i = 2; i <= last; i++) {
      text.append("  let v%d = sin(v%d) * v%d;\n".formatted(i, i - 1, i - 2));
    }
    return text.append("  loss = sum(v%d);\n}\n".formatted(last)).toString();
  }
}
