package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;

/**
 * The user's words inside comments. Java reads {@code \}{@code u000a} as a line break wherever it
 * stands, so backslashes are doubled or spelled as entities, and what is not ASCII is spelled out.
 */
final class Words {
  private Words() {}

  /** For a line comment. */
  static CodeBlock inComment(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(c -> appendToComment(safe, c));
    return CodeBlock.of("$L", safe);
  }

  private static void appendToComment(StringBuilder safe, int c) {
    if (c == '\\') {
      safe.append("\\\\");
    } else if (c < ' ' || c == 127) {
      safe.append(' ');
    } else if (c < 128) {
      safe.append((char) c);
    } else {
      safe.append('?');
    }
  }

  /** For a javadoc comment, as plain text. */
  static CodeBlock inJavadoc(String text) {
    StringBuilder safe = new StringBuilder();
    text.replace("*/", "*\u0000").codePoints().forEach(c -> appendToJavadoc(safe, c));
    return CodeBlock.of("$L", safe);
  }

  private static void appendToJavadoc(StringBuilder safe, int c) {
    boolean markup =
        c == '\\' || c == '@' || c == '{' || c == '}' || c == '<' || c == '>' || c == '&';
    if (c == '\n') {
      safe.append('\n');
    } else if (c == 0) {
      safe.append("&#47;");
    } else if (c < ' ' || c == 127) {
      safe.append(' ');
    } else if (markup || c >= 128) {
      safe.append("&#").append(c).append(';');
    } else {
      safe.append((char) c);
    }
  }
}
