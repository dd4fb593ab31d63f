package dev.gradwright.compiler.source;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The text of one file, the path its user knows it by, and where its lines start. */
public final class SourceFile {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  private SourceFile(String path, String text, int[] lineStarts) {
    this.path = path;
    this.text = text;
    this.lineStarts = lineStarts;
  }

  public static SourceFile of(String path, String text) {
    IntStream.Builder starts = IntStream.builder();
    starts.add(0);
    for (int i = 0; i < text.length(); i++) {
      if (isBreak(text, i)) {
        starts.add(i + 1);
      }
    }
    return new SourceFile(path, text, starts.build().toArray());
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  public Span end() {
    return span(text.length(), text.length());
  }

  public int lineCount() {
    return lineStarts.length;
  }

  public Position position(int offset) {
    int line = line(offset);
    return new Position(line, text.codePointCount(lineStarts[line - 1], offset) + 1);
  }

  /** The text of a line counted from 1, without its line break. */
  public String lineText(int line) {
    int end = line == lineStarts.length ? text.length() : lineStarts[line];
    while (end > lineStarts[line - 1] && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(lineStarts[line - 1], end);
  }

  int lineStart(int line) {
    return lineStarts[line - 1];
  }

  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static boolean isBreak(String text, int i) {
    char c = text.charAt(i);
    boolean loneReturn = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
    return c == '\n' || loneReturn;
  }

  @Override
  public String toString() {
    return path;
  }
}
