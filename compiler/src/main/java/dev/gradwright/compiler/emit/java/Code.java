package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of an expression and how tightly it holds together. Parts are written out into one
 * format of JavaPoet's, which takes long over blocks of many small ones.
 */
record Code(String format, List<Object> arguments, int precedence) {
  static final int PRIMARY = 16;
  static final int UNARY = 15;
  static final int PRODUCT = 12;
  static final int SUM = 11;
  static final int RELATION = 9;
  static final int EQUALITY = 8;
  static final int AND = 4;
  static final int OR = 3;
  static final int CHOICE = 2;

  Code {
    arguments = List.copyOf(arguments);
  }

  /**
   * @param format with the placeholders of JavaPoet
   * @param parts for the placeholders; of a {@code Code}, its text
   */
  static Code of(int precedence, String format, Object... parts) {
    StringBuilder text = new StringBuilder();
    List<Object> arguments = new ArrayList<>();
    int next = 0;
    int from = 0;
    for (int at = format.indexOf('$'); at >= 0; at = format.indexOf('$', from)) {
      text.append(format, from, at);
      from = at + 2;
      String placeholder = format.substring(at, from);
      switch (placeholder) {
        case "$L", "$N" -> write(parts[next++], text, arguments);
        case "$T", "$S" -> {
          text.append(placeholder);
          arguments.add(parts[next++]);
        }
        default -> throw new IllegalArgumentException(placeholder + " in " + format);
      }
    }
    return new Code(text.append(format, from, format.length()).toString(), arguments, precedence);
  }

  private static void write(Object part, StringBuilder text, List<Object> arguments) {
    if (part instanceof Code code) {
      text.append(code.format);
      arguments.addAll(code.arguments);
    } else if (part instanceof CodeBlock) {
      text.append("$L");
      arguments.add(part);
    } else {
      text.append(part.toString().replace("$", "$$"));
    }
  }

  static Code primary(String format, Object... parts) {
    return of(PRIMARY, format, parts);
  }

  static Code unary(String format, Code operand) {
    return of(UNARY, format, operand.atLeast(UNARY));
  }

  /** {@code left operator right}, which groups from the left. */
  static Code infix(Code left, String operator, Code right, int precedence) {
    return of(
        precedence, "$L $L $L", left.atLeast(precedence), operator, right.atLeast(precedence + 1));
  }

  static Code choice(Code condition, Code then, Code otherwise) {
    return of(
        CHOICE,
        "$L ? $L : $L",
        condition.atLeast(CHOICE + 1),
        then.atLeast(CHOICE + 1),
        otherwise.atLeast(CHOICE + 1));
  }

  /** Arguments of a call. */
  static Code list(List<Code> elements) {
    StringBuilder text = new StringBuilder();
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      write(elements.get(i), text.append(i > 0 ? ", " : ""), arguments);
    }
    return new Code(text.toString(), arguments, PRIMARY);
  }

  /** The same, in parentheses if it would fall apart among operators of that precedence. */
  Code atLeast(int other) {
    return precedence < other ? primary("($L)", this) : this;
  }

  CodeBlock text() {
    return CodeBlock.of(format, arguments.toArray());
  }

  @Override
  public String toString() {
    return arguments.isEmpty() ? format.replace("$$", "$") : text().toString();
  }
}
