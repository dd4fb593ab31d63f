package dev.gradwright.compiler.source;

/** The characters {@code start <= offset < end} of a file. */
public record Span(SourceFile file, int start, int end) {
  public Span {
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException("no span of " + file + ": " + start + ".." + end);
    }
  }

  /** From the start of this span to the end of a later one. */
  public Span to(Span last) {
    return new Span(file, start, Math.max(end, last.end));
  }

  public Position position() {
    return file.position(start);
  }

  /** The line it starts on, counted from 1. */
  public int line() {
    return file.line(start);
  }

  public String text() {
    return file.text().substring(start, end);
  }

  /** Where the span starts, as {@code file:line:column}. */
  @Override
  public String toString() {
    return file.path() + ":" + position();
  }
}
