package dev.gradwright.compiler.source;

/** A line and a column of a file, both counted from 1; columns count code points. */
public record Position(int line, int column) {
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
