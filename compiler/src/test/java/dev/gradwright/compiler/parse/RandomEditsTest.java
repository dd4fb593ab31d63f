package dev.gradwright.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code -Drandom.edits=N} tries more of them. */
class RandomEditsTest {
  private static final long SEED = 20_260_101;
  private static final int EDITS = Integer.getInteger("random.edits", 1_000);
  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ";",
          ",",
          "..",
          "=",
          "-",
          "^",
          "?",
          ":",
          "let ",
          "sum[i] ",
          "\n",
          "1.",
          "/**",
          "\"",
          "x",
          "in ",
          "\ud83d\ude00",
          "for ",
          "}\n}\n",
          "adjoint ");

  @Test
  void noEditOfAProgramStopsTheParser() throws IOException {
    Random random = new Random(SEED);
    List<Path> programs = Goldens.inputs("snippets", ".grad");
    for (int i = 0; i < EDITS; i++) {
      String text = Files.readString(programs.get(random.nextInt(programs.size())));
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        text = edited(text, random);
      }
      check(text, "edit " + i + " of seed " + SEED);
    }
  }

  private static String edited(String text, Random random) {
    int start = random.nextInt(text.length());
    int end = Math.min(text.length(), start + random.nextInt(12));
    String piece = random.nextBoolean() ? PIECES.get(random.nextInt(PIECES.size())) : "";
    return text.substring(0, start) + piece + text.substring(end);
  }

  private static void check(String text, String which) {
    Diagnostics diagnostics = new Diagnostics();
    boolean parsed = Parser.parse(SourceFile.of("edited.grad", text), diagnostics).isPresent();
    assertEquals(parsed, !diagnostics.hasErrors(), which + "\n" + text);
    assertFalse(diagnostics.render().contains("null"), which);
  }
}
