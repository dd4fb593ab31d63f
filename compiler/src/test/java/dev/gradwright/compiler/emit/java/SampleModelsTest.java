package dev.gradwright.compiler.emit.java;

import static dev.gradwright.compiler.adjoint.SurrogateRules.AS_WRITTEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.optimise.Optimiser;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.ModelType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every model file of the samples, evaluated and as Java, as written and optimised, in both
 * precisions. What is expected is the evaluated graph as written, in f64 on the numbers that the
 * precision can hold; a value may be off by a few roundings of the sum of its absolute terms. Where
 * numbers were worked out elsewhere, the evaluated graphs have to agree with these as well.
 */
class SampleModelsTest {
  private static final Path ROOT = Path.of("../samples/src/main/grad");
  private static final double ROUNDING = 1e-13;
  private static final long ROWS = 3;

  /** A model as built and with its gradients as formulas, and its compiled class. */
  private record Sample(Graph built, Graph plain, ModelType type) {
    static Sample of(Graph built, Function<String, ModelType> types) {
      String name = built.packageName() + "." + built.name();
      return new Sample(built, plain(built), types.apply(name));
    }

    static Graph plain(Graph built) {
      return Adjoint.expand(Optimiser.specialise(built), AS_WRITTEN);
    }

    Graph optimised() {
      Graph stable = Optimiser.stabilise(Optimiser.specialise(built));
      return Optimiser.optimise(Adjoint.expand(stable, AS_WRITTEN), Evaluator::constants);
    }

    Run run(Precision precision, Run.Filling filling) {
      Map<String, Long> dims = new HashMap<>();
      built.dims().forEach(dim -> dims.put(dim.name(), ROWS));
      return new Run(plain, precision, type, dims, filling);
    }

    List<WorkedNumbers> worked() {
      return WorkedNumbers.of(built.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void asWrittenTheyComputeWhatTheEvaluatorDoes(Precision precision) {
    List<Graph> built = compile(precision).stream().flatMap(c -> c.models().stream()).toList();
    List<Graph> plain = built.stream().map(Sample::plain).toList();
    Compiled compiled = Compiled.of(plain, precision);
    built.forEach(graph -> check(Sample.of(graph, compiled::typeOf), precision));
  }

  @ParameterizedTest
  @EnumSource
  void optimisedTheyComputeWhatTheEvaluatorDoes(Precision precision) {
    samples(precision).forEach(sample -> check(sample, precision));
  }

  @Test
  void evaluatedOptimisedTheyAreWhatTheyAreAsWritten() {
    for (Sample sample : samples(Precision.F64)) {
      Run run = sample.run(Precision.F64, Run.random(1));
      List<Numbers> plain = run.evaluate(sample.plain.values());
      List<Numbers> optimised = run.evaluate(sample.optimised().values());
      for (int i = 0; i < plain.size(); i++) {
        close(
            sample.built.name() + " value " + i,
            plain.get(i).elements(),
            plain.get(i),
            optimised.get(i));
      }
    }
  }

  @Test
  void evaluatedTheyGiveTheNumbersThatWereWorkedOut() {
    for (Sample sample : samples(Precision.F64)) {
      for (WorkedNumbers numbers : sample.worked()) {
        Run run = sample.run(Precision.F64, numbers.filling());
        numbers
            .results()
            .forEach(
                (name, expected) -> {
                  Numbers plain =
                      run.evaluate(List.of(WorkedNumbers.value(sample.plain, name))).get(0);
                  Numbers optimised =
                      run.evaluate(List.of(WorkedNumbers.value(sample.optimised(), name))).get(0);
                  String what = sample.built.name() + "." + name;
                  close(what, expected.numbers().elements(), plain, plain);
                  close(what + ", optimised", expected.numbers().elements(), plain, optimised);
                });
      }
    }
  }

  private static void check(Sample sample, Precision precision) {
    sample.run(precision, Run.random(1)).check();
    sample.worked().forEach(numbers -> sample.run(precision, numbers.filling()).check());
  }

  private static void close(String what, double[] expected, Numbers bound, Numbers found) {
    for (int i = 0; i < expected.length; i++) {
      double off = Math.abs(expected[i] - found.elements()[i]);
      double allowed = ROUNDING * bound.magnitudes()[i] + Double.MIN_NORMAL;
      boolean same = Double.compare(expected[i], found.elements()[i]) == 0;
      boolean close = same || Double.isFinite(allowed) && off <= allowed;
      String message = what + "[" + i + "] is " + found.elements()[i] + ", not " + expected[i];
      assertTrue(close, () -> message + " +- " + allowed);
    }
  }

  private static List<Sample> samples(Precision precision) {
    List<Compilation> files = compile(precision);
    Map<String, String> sources = new TreeMap<>();
    files.forEach(file -> sources.putAll(file.sources()));
    Compiled compiled = Compiled.ofSources(sources);
    return files.stream()
        .flatMap(file -> file.models().stream())
        .map(graph -> Sample.of(graph, compiled::typeOf))
        .toList();
  }

  private static List<Compilation> compile(Precision precision) {
    GradientCompiler compiler =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults().in(precision));
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(f -> f.toString().endsWith(".grad"))
          .sorted()
          .map(file -> compile(compiler, file))
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Compilation compile(GradientCompiler compiler, Path file) {
    String path = ROOT.relativize(file).toString().replace('\\', '/');
    String name = path.substring(0, path.lastIndexOf('.')).replace('/', '.');
    try {
      Compilation compilation = compiler.compile(name, SourceFile.of(path, Files.readString(file)));
      assertEquals(List.of(), compilation.diagnostics(), path);
      return compilation;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
