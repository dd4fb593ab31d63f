package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.grammar.GradLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Bounds, on the tokens alone, the depth of the tree that a parser would build of them: brackets,
 * prefix operators, reductions, {@code ^}, {@code ?:}, {@code ->} and suffixes nest;
 * left-associative chains do not.
 */
final class Nesting {
  static final int DEEPEST = 1_000;

  /** The body of a loop takes more of the stack than a parenthesis. */
  private static final int BODY = 10;

  /** The bodies of a layer and of its forward, which are no expressions. */
  private static final int BODIES_OF_DECLARATIONS = 2;

  /** What is open inside one pair of brackets, by how tightly it binds. */
  private static final class Frame {
    private int suffixes;
    private int tight;
    private int reductions;
    private int loose;
    private int weight;
    private boolean isBinders;
    private boolean isSuffixed;

    private int depth() {
      return weight + suffixes + tight + reductions + loose;
    }

    private void endOperand() {
      suffixes = 0;
    }

    private void endProduct() {
      endOperand();
      tight = 0;
    }

    private void endSum() {
      endProduct();
      reductions = 0;
    }

    private void endExpression() {
      endSum();
      loose = 0;
    }
  }

  private final Deque<Frame> outer = new ArrayDeque<>();
  private Frame frame = new Frame();
  private int outerDepth;
  private int previous = Token.EOF;

  private Nesting() {}

  static boolean isTooDeep(Tokens tokens, Diagnostics diagnostics) {
    Optional<Token> deepest = new Nesting().firstTooDeep(tokens);
    deepest.ifPresent(
        token ->
            diagnostics.report(
                Diagnostic.of(DiagnosticKind.NESTED_TOO_DEEPLY, tokens.span(token), DEEPEST)
                    .expected("parts of the expression in `let`s of their own")));
    return deepest.isPresent();
  }

  private Optional<Token> firstTooDeep(Tokens tokens) {
    for (Token token : tokens.list()) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        step(token.getType());
      }
      if (outerDepth + frame.depth() > DEEPEST) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  private void step(int type) {
    count(type);
    boolean closesBinders = Brackets.isClosing(type) && frame.isBinders;
    frame.isBinders &= !closesBinders;
    previous = closesBinders ? GradLexer.SUM : type;
  }

  private void count(int type) {
    if (previous == GradLexer.RIGHT_BRACE && !continuesExpression(type)) {
      frame.endExpression();
    }
    switch (type) {
      case GradLexer.LEFT_PARENTHESIS, GradLexer.LEFT_BRACKET, GradLexer.LEFT_BRACE -> open(type);
      case GradLexer.RIGHT_PARENTHESIS, GradLexer.RIGHT_BRACKET, GradLexer.RIGHT_BRACE -> close();
      case GradLexer.DOT -> frame.suffixes++;
      case GradLexer.POWER, GradLexer.NOT -> tight();
      case GradLexer.TIMES, GradLexer.SLASH, GradLexer.PERCENT, GradLexer.CONTRACT ->
          frame.endProduct();
      case GradLexer.DIV -> divide();
      case GradLexer.MINUS -> minus();
      case GradLexer.PLUS,
          GradLexer.AND,
          GradLexer.OR,
          GradLexer.COLON,
          GradLexer.LESS,
          GradLexer.LESS_OR_EQUAL,
          GradLexer.GREATER,
          GradLexer.GREATER_OR_EQUAL,
          GradLexer.EQUAL,
          GradLexer.NOT_EQUAL ->
          frame.endSum();
      case GradLexer.QUESTION, GradLexer.ARROW -> loosen();
      case GradLexer.COMMA, GradLexer.SEMICOLON, GradLexer.ASSIGN, GradLexer.RANGE ->
          frame.endExpression();
      default -> {}
    }
  }

  private void open(int type) {
    frame.isBinders = type == GradLexer.LEFT_BRACKET && isReduction(previous);
    frame.isSuffixed = endsOperand(previous);
    if (frame.isBinders) {
      reduce();
    }
    outerDepth += frame.depth();
    outer.push(frame);
    frame = new Frame();
    frame.weight = type == GradLexer.LEFT_BRACE ? body() : 1;
  }

  private int body() {
    return outer.size() <= BODIES_OF_DECLARATIONS ? 0 : BODY;
  }

  private void close() {
    if (!outer.isEmpty()) {
      frame = outer.pop();
      outerDepth -= frame.depth();
      frame.suffixes += frame.isSuffixed ? 1 : 0;
    }
  }

  private void tight() {
    frame.endOperand();
    frame.tight++;
  }

  private void minus() {
    if (endsOperand(previous)) {
      frame.endSum();
    } else {
      tight();
    }
  }

  /** {@code div} is also a name. */
  private void divide() {
    if (endsOperand(previous)) {
      frame.endProduct();
    }
  }

  private void reduce() {
    frame.reductions += 1 + frame.tight;
    frame.endProduct();
  }

  private void loosen() {
    frame.endSum();
    frame.loose++;
  }

  private static boolean isReduction(int type) {
    return GradLexer.SUM <= type && type <= GradLexer.MEAN;
  }

  private static boolean endsOperand(int type) {
    return Brackets.isClosing(type)
        || type == GradLexer.INT
        || type == GradLexer.REAL
        || type == GradLexer.TRUE
        || type == GradLexer.FALSE
        || type == GradLexer.HOLE
        || Wording.isName(type);
  }

  private static boolean continuesExpression(int type) {
    return !Wording.isName(type) && type != Token.EOF;
  }
}
