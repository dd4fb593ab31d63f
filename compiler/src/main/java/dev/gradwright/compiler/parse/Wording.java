package dev.gradwright.compiler.parse;

import dev.gradwright.grammar.GradLexer;
import dev.gradwright.grammar.GradParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The words in which syntax errors name tokens, sets of tokens and parts of a file. */
final class Wording {
  private static final IntervalSet CONTINUATIONS =
      new IntervalSet(
          GradLexer.AND,
          GradLexer.OR,
          GradLexer.LESS_OR_EQUAL,
          GradLexer.GREATER_OR_EQUAL,
          GradLexer.EQUAL,
          GradLexer.NOT_EQUAL,
          GradLexer.LESS,
          GradLexer.GREATER,
          GradLexer.PLUS,
          GradLexer.MINUS,
          GradLexer.TIMES,
          GradLexer.SLASH,
          GradLexer.PERCENT,
          GradLexer.CONTRACT,
          GradLexer.POWER,
          GradLexer.QUESTION,
          GradLexer.DOT,
          GradLexer.LEFT_PARENTHESIS,
          GradLexer.LEFT_BRACKET,
          GradLexer.DIV);

  private Wording() {}

  /** Names and the soft words, which may be names. */
  static boolean isName(int type) {
    return type == GradLexer.NAME || (GradLexer.IMPORT <= type && type <= GradLexer.DIV);
  }

  static boolean isReserved(int type) {
    return GradLexer.SUM <= type && type <= GradLexer.FALSE;
  }

  static boolean isReduction(int type) {
    return GradLexer.SUM <= type && type <= GradLexer.MEAN;
  }

  /** Whether it is an operator that works on each element. */
  static boolean isOperator(int type) {
    return GradLexer.PLUS <= type && type <= GradLexer.PERCENT || type == GradLexer.POWER;
  }

  /** The words that declarations of a body start with, and {@code const}. */
  static boolean startsStatement(int type) {
    return type == GradLexer.CONST || (GradLexer.PRECISION <= type && type <= GradLexer.FINAL);
  }

  /** The words that declarations of a file start with. */
  static boolean startsItem(int type) {
    return GradLexer.IMPORT <= type && type <= GradLexer.MODEL;
  }

  /** The spellings of the words of a file or, with {@code const}, of a body. */
  static List<String> words(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Wording::spelling).toList();
  }

  static String spelling(int type) {
    String literal = GradLexer.VOCABULARY.getLiteralName(type);
    return literal.substring(1, literal.length() - 1);
  }

  static String token(int type) {
    return "`" + spelling(type) + "`";
  }

  static String token(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "end of the file";
      case GradLexer.INT, GradLexer.REAL -> "number `" + shortened(token) + "`";
      case GradLexer.NAME -> "name `" + shortened(token) + "`";
      default -> "`" + token.getText() + "`";
    };
  }

  private static String shortened(Token token) {
    String text = token.getText();
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  /** What would fit, nothing if that would be a list too long to help. */
  static Optional<String> expected(IntervalSet types, ParserRuleContext context) {
    boolean type = context.getRuleIndex() == GradParser.RULE_type;
    return type && types.contains(GradLexer.NAME) ? Optional.of("a type") : expected(types);
  }

  private static Optional<String> expected(IntervalSet types) {
    List<String> words = new ArrayList<>();
    if (types.contains(GradLexer.REAL)) {
      words.add("an expression");
    } else if (types.contains(GradLexer.NAME)) {
      words.add("a name");
    }
    boolean names = !words.isEmpty();
    boolean expression = names && types.contains(GradLexer.REAL);
    IntervalSet others = types.subtract(CONTINUATIONS);
    (others.isNil() ? types : others)
        .toList().stream()
            .filter(type -> type > 0 && GradLexer.VOCABULARY.getLiteralName(type) != null)
            .filter(type -> !(names && isName(type)) && !(expression && startsExpression(type)))
            .forEach(type -> words.add(token(type)));
    if (types.contains(Token.EOF) && words.isEmpty()) {
      words.add("the end of the file");
    }
    return words.isEmpty() || words.size() > 8 ? Optional.empty() : Optional.of(choice(words));
  }

  /** {@code a, b or c} */
  static String choice(List<String> words) {
    int last = words.size() - 1;
    String most = words.stream().limit(last).collect(Collectors.joining(", "));
    return last == 0 ? words.get(0) : most + " or " + words.get(last);
  }

  private static boolean startsExpression(int type) {
    return isReserved(type)
        || type == GradLexer.HOLE
        || type == GradLexer.NOT
        || type == GradLexer.MINUS
        || type == GradLexer.LEFT_PARENTHESIS
        || type == GradLexer.LEFT_BRACKET;
  }

  /** The declaration around a context. */
  static String declaration(ParserRuleContext context) {
    ParserRuleContext at = context;
    while (at.getRuleIndex() != GradParser.RULE_statement
        && at.getRuleIndex() != GradParser.RULE_item) {
      at = at.getParent();
    }
    return part(at);
  }

  /** The smallest part of the file around a context that users have a word for. */
  static String part(ParserRuleContext context) {
    ParserRuleContext at = context;
    while (at != null && at.getRuleIndex() != GradParser.RULE_file) {
      Optional<String> part = own(at);
      if (part.isPresent()) {
        return part.get();
      }
      at = at.getParent();
    }
    return "the file";
  }

  private static Optional<String> own(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case GradParser.RULE_statement, GradParser.RULE_item ->
          Optional.of("this " + token(context.getStart().getType()));
      case GradParser.RULE_block -> Optional.of("this body");
      case GradParser.RULE_adjointRule -> Optional.of("this rule");
      case GradParser.RULE_parameters -> Optional.of("the parameters");
      case GradParser.RULE_arguments -> Optional.of("the arguments");
      case GradParser.RULE_index -> Optional.of("the indices");
      case GradParser.RULE_range -> Optional.of("this range");
      case GradParser.RULE_carries -> Optional.of("the start values");
      default -> Optional.empty();
    };
  }
}
