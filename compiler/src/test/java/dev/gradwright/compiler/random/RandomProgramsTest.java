package dev.gradwright.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.Compilation;
import dev.gradwright.compiler.CompilerOptions;
import dev.gradwright.compiler.GradientCompiler;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.verify.ClassesInMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Programs at random: the compiled class computes what the evaluator computes, and reverse mode,
 * forward mode and differences agree. {@code -Drandom.programs=2000} runs more of them, {@code
 * -Drandom.seed=S} starts elsewhere; a failure names the seed of its program, which {@code
 * -Drandom.seed=S -Drandom.programs=1} repeats.
 */
class RandomProgramsTest {
  private static final int PROGRAMS = Integer.getInteger("random.programs", 300);
  private static final long FIRST_SEED = Long.getLong("random.seed", 20_261_122L);
  private static final int BATCH = 50;
  private static final int ENOUGH_FAILURES = 5;

  private final List<Long> failures = new ArrayList<>();

  @Test
  void compiledClassesReverseForwardAndDifferencesAgree() {
    System.out.println(PROGRAMS + " random programs from seed " + FIRST_SEED);
    for (int first = 0; first < PROGRAMS && failures.size() < ENOUGH_FAILURES; first += BATCH) {
      batch(FIRST_SEED + first, Math.min(BATCH, PROGRAMS - first));
    }
    assertEquals(List.of(), failures, "seeds of programs that fail, printed above");
  }

  /** One call of the Java compiler for many programs. */
  private void batch(long seed, int count) {
    Map<Long, Compilation> compiled = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (long s = seed; s < seed + count; s++) {
      long program = s;
      attempt(
          program,
          () -> {
            Compilation compilation = compile(program);
            compiled.put(program, compilation);
            sources.putAll(compilation.sources());
          });
    }
    ClassLoader loader =
        ClassesInMemory.of(
            sources,
            System.getProperty("java.class.path"),
            RandomProgramsTest.class.getClassLoader());
    compiled.forEach(
        (s, compilation) ->
            attempt(s, () -> new Trial(s, program(s), compilation.models().get(0), loader).run()));
  }

  /** A failure does not keep the other programs from being tried. */
  private void attempt(long seed, Runnable trial) {
    try {
      trial.run();
    } catch (AssertionError | RuntimeException failure) {
      System.out.println("seed " + seed + ": " + failure + "\n" + program(seed).text());
      failures.add(seed);
    }
  }

  private static RandomProgram program(long seed) {
    return ProgramGenerator.generate("Random" + seed, seed);
  }

  private static Compilation compile(long seed) {
    GradientCompiler compiler =
        new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults());
    Compilation compilation =
        compiler.compile(
            "random" + seed, SourceFile.of("random" + seed + ".grad", program(seed).text()));
    if (compilation.hasErrors()) {
      throw new AssertionError(compilation.diagnostics());
    }
    return compilation;
  }
}
