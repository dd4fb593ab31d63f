package dev.gradwright.compiler.source;

/** The source line of a span with the span underlined, cut to a window if the line is long. */
final class Excerpt {
  private static final int WIDTH = 100;
  private static final int LEAD = 40;
  private static final String TAB = "    ";

  private final String line;
  private final int from;
  private final int to;

  private Excerpt(String line, int from, int to) {
    this.line = line;
    this.from = from;
    this.to = to;
  }

  /** Two lines, each ending in a newline, or nothing for a file without text. */
  static String of(Span span) {
    SourceFile file = span.file();
    if (file.text().isEmpty()) {
      return "";
    }
    int number = file.line(span.start());
    String line = file.lineText(number);
    int from = Math.min(span.start() - file.lineStart(number), line.length());
    int to = Math.min(span.end() - file.lineStart(number), line.length());
    return new Excerpt(line, from, Math.max(from, to)).windowed().print();
  }

  private Excerpt windowed() {
    if (line.length() <= WIDTH) {
      return this;
    }
    int start = boundary(Math.max(0, Math.min(from - LEAD, line.length() - WIDTH)));
    int end = boundary(Math.min(line.length(), start + WIDTH));
    String before = start > 0 ? "..." : "";
    String after = end < line.length() ? "..." : "";
    int shift = before.length() - start;
    return new Excerpt(
        before + line.substring(start, end) + after, from + shift, Math.min(to, end) + shift);
  }

  private int boundary(int index) {
    boolean insidePair = index < line.length() && Character.isLowSurrogate(line.charAt(index));
    return insidePair ? index - 1 : index;
  }

  private String print() {
    String before = printable(line.substring(0, from));
    String marked = printable(line.substring(from, to));
    String after = printable(line.substring(to));
    int carets = Math.max(1, marked.codePointCount(0, marked.length()));
    String indent = " ".repeat(before.codePointCount(0, before.length()));
    return "  " + before + marked + after + "\n  " + indent + "^".repeat(carets) + "\n";
  }

  /** Control characters could drive the terminal of whoever reads the message. */
  private static String printable(String text) {
    return text.replace("\t", TAB).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\ufffd");
  }
}
