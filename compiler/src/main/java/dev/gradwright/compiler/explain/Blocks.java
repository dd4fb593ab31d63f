package dev.gradwright.compiler.explain;

/** Lines of code in fenced blocks, with prose between the blocks. */
final class Blocks {
  private static final String OPEN = "```text\n";
  private static final String CLOSE = "```\n";

  private final StringBuilder text = new StringBuilder(OPEN);
  private String indent = "";
  private String lastComment = "";

  void prose(String words) {
    text.append(CLOSE).append('\n').append(words).append("\n\n").append(OPEN);
    endComment();
  }

  void line(String line) {
    text.append(indent).append(line).append('\n');
  }

  /** Says once what several lines in a row belong to; nothing if the words are none. */
  void comment(String words) {
    if (!words.equals(lastComment) && !words.isEmpty()) {
      line("// " + words);
    }
    lastComment = words;
  }

  /** What follows does not belong to what has been said last. */
  void endComment() {
    lastComment = "";
  }

  void indented(Runnable lines) {
    String outer = indent;
    indent = outer + "  ";
    endComment();
    lines.run();
    indent = outer;
    endComment();
  }

  /** All of it, without blocks that have no lines. */
  String text() {
    return (text + CLOSE).replace(OPEN + CLOSE, "");
  }
}
