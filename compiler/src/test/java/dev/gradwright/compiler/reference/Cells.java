package dev.gradwright.compiler.reference;

import java.util.List;
import java.util.stream.Collectors;

/** The cells of tables in Markdown. */
final class Cells {
  private Cells() {}

  /** A row of cells that are ready. */
  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** The head of a table. */
  static String head(String... titles) {
    return row(titles) + "|" + "---|".repeat(titles.length) + "\n";
  }

  /** Text of a program. */
  static String code(String text) {
    return "`" + text.replaceAll("\\s+", " ").replace("|", "\\|") + "`";
  }

  /** Prose, in which code is marked already. */
  static String prose(String text) {
    StringBuilder escaped = new StringBuilder();
    boolean code = false;
    for (char c : text.toCharArray()) {
      code ^= c == '`';
      if (c == '|' || !code && (c == '*' || c == '_')) {
        escaped.append('\\');
      }
      escaped.append(!code && c == '<' ? "&lt;" : String.valueOf(c));
    }
    return escaped.toString();
  }

  static String lines(List<String> cells) {
    return cells.stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining("<br>"));
  }
}
