package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the DAG to Java text, a chain of four times the length takes four times the work. */
class LongChainTest {
  private static final int SHORT = 400;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + w, +",
        "(x + w), *",
        "(x + # * w), *",
        "x - # * w, +",
        "w / (x - #), *",
        "sin(w - x), *",
        "(x > # ? w : x), *"
      })
  void workGrowsWithTheLength(String chain) {
    String[] words = chain.split(", ");
    lower(words, SHORT); // what is loaded once is not counted
    long once = lower(words, SHORT);
    long fourTimes = lower(words, 4 * SHORT);
    assertTrue(fourTimes < 4.8 * once, once + " bytes became " + fourTimes);
  }

  @Test
  void aHundredThousandTermsBecomeJava() {
    String terms =
        IntStream.range(0, 50_000).mapToObj(i -> "x + w").collect(Collectors.joining(" + "));
    String text = "model Long { input x: real; param w: real init zeros(); loss = " + terms + "; }";
    Compilation compilation = compiler().compile("long", SourceFile.of("long.grad", text));
    assertEquals(List.of(), compilation.diagnostics());
    assertEquals(1, compilation.sources().size());
  }

  private static GradientCompiler compiler() {
    return new GradientCompiler(name -> Optional.empty(), CompilerOptions.defaults());
  }

  private static long lower(String[] words, int terms) {
    String operator = " " + words[1] + " ";
    String chain =
        IntStream.range(0, terms)
            .mapToObj(i -> words[0].replace("#", "" + i))
            .collect(Collectors.joining(operator));
    String text =
        "model Long { precision f64; dim N; input x: real[N]; param w: real init zeros(); loss = sum("
            + chain
            + "); }";
    GradientCompiler compiler = compiler();
    Compilation compilation = compiler.compile("long", SourceFile.of("long.grad", text));
    assertEquals(List.of(), compilation.diagnostics());
    Graph built = compilation.models().get(0);
    return Work.of(() -> compiler.lower(built));
  }
}
