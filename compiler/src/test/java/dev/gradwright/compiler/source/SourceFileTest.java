package dev.gradwright.compiler.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SourceFileTest {
  @Test
  void everyKindOfLineBreakStartsALine() {
    SourceFile file = SourceFile.of("a.grad", "one\ntwo\r\nthree\rfour\n");
    assertEquals(5, file.lineCount());
    assertEquals("two", file.lineText(2));
    assertEquals("three", file.lineText(3));
    assertEquals("", file.lineText(5));
    assertEquals(new Position(3, 2), file.position(file.text().indexOf("hree")));
    assertEquals(new Position(4, 1), file.position(file.text().indexOf("four")));
  }

  @Test
  void columnsCountCodePoints() {
    SourceFile file = SourceFile.of("a.grad", "\ud83d\ude00\u00e4 x");
    assertEquals(new Position(1, 4), file.position(file.text().indexOf('x')));
  }

  @Test
  void theEndOfTheFileIsAPlace() {
    assertEquals("a.grad:1:1", SourceFile.of("a.grad", "").end().toString());
    assertEquals("a.grad:2:1", SourceFile.of("a.grad", "x\n").end().toString());
  }

  @Test
  void spansOutsideTheFileAreRefused() {
    SourceFile file = SourceFile.of("a.grad", "abc");
    assertThrows(IllegalArgumentException.class, () -> file.span(2, 1));
    assertThrows(IllegalArgumentException.class, () -> file.span(0, 4));
  }
}
