package dev.gradwright.compiler.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void theSpanIsUnderlined() {
    assertEquals("  let abc = 1;\n      ^^^\n", underlining("let abc = 1;", "abc"));
  }

  @Test
  void tabsTakeFourColumnsInBothLines() {
    assertEquals("      let    x;\n             ^\n", underlining("\tlet\tx;", "x"));
  }

  @Test
  void aSpanOfSeveralLinesIsUnderlinedToTheEndOfItsFirst() {
    assertEquals("  a = (b +\n      ^^^^\n", underlining("a = (b +\n c)", "(b +\n c)"));
  }

  @Test
  void charactersOfTwoCharsTakeOneColumn() {
    assertEquals(
        "  \ud83d\ude00 x \ud83d\ude00\n    ^\n", underlining("\ud83d\ude00 x \ud83d\ude00", "x"));
  }

  @Test
  void longLinesAreCutAroundTheSpan() {
    String printed = underlining("a".repeat(5_000) + "MARK" + "b".repeat(5_000), "MARK");
    String[] lines = printed.split("\n");
    assertTrue(lines[0].startsWith("  ...aaa") && lines[0].endsWith("bbb..."), printed);
    assertEquals(lines[0].indexOf("MARK"), lines[1].indexOf("^^^^"));
    assertTrue(lines[0].length() < 120, printed);
  }

  @Test
  void longLinesAreNeverCutInsideACharacter() {
    String printed =
        underlining("\ud83d\ude00".repeat(500) + "x" + "\ud83d\ude00".repeat(500), "x");
    assertEquals(0, printed.codePoints().filter(c -> c >= 0xd800 && c < 0xe000).count());
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    String printed = underlining("x = \u001b[2J\u202e;", "x");
    assertFalse(printed.contains("\u001b") || printed.contains("\u202e"), printed);
  }

  private static String underlining(String text, String part) {
    int start = text.indexOf(part);
    return Excerpt.of(SourceFile.of("a.grad", text).span(start, start + part.length()));
  }
}
