package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;

/** The text of an expression and how tightly it holds together. */
record Code(CodeBlock text, int precedence) {
  static final int PRIMARY = 16;
  static final int UNARY = 15;
  static final int PRODUCT = 12;
  static final int SUM = 11;
  static final int RELATION = 9;
  static final int EQUALITY = 8;
  static final int AND = 4;
  static final int OR = 3;
  static final int CHOICE = 2;

  static Code primary(String format, Object... arguments) {
    return new Code(CodeBlock.of(format, arguments), PRIMARY);
  }

  static Code unary(String format, Code operand) {
    return new Code(CodeBlock.of(format, operand.atLeast(UNARY)), UNARY);
  }

  /** {@code left operator right}, which groups from the left. */
  static Code infix(Code left, String operator, Code right, int precedence) {
    CodeBlock text =
        CodeBlock.of("$L $L $L", left.atLeast(precedence), operator, right.atLeast(precedence + 1));
    return new Code(text, precedence);
  }

  static Code choice(Code condition, Code then, Code otherwise) {
    CodeBlock text =
        CodeBlock.of(
            "$L ? $L : $L",
            condition.atLeast(CHOICE + 1),
            then.atLeast(CHOICE + 1),
            otherwise.atLeast(CHOICE + 1));
    return new Code(text, CHOICE);
  }

  /** The text, in parentheses if it would fall apart among operators of that precedence. */
  CodeBlock atLeast(int other) {
    return precedence < other ? CodeBlock.of("($L)", text) : text;
  }
}
