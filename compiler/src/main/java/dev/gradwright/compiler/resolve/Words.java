package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Phrases of messages. */
final class Words {
  private static final int LONGEST = 40;

  private Words() {}

  /** The text as written, on one line and not too long. */
  static String excerpt(Node syntax) {
    return excerpt(syntax.span());
  }

  static String excerpt(Span span) {
    String text = span.text().replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }

  /** The text of an operand, in parentheses unless it is one word, call or read. */
  static String factor(Expression operand) {
    return factor(excerpt(operand.span()));
  }

  static String factor(String text) {
    return text.matches("[\\w.]+(\\([^()]*\\)|\\[[^\\[\\]]*\\])?") ? text : "(" + text + ")";
  }

  /** {@code 1 axis}, {@code 3 axes}. */
  static String count(int n, String one, String several) {
    return n + " " + (n == 1 ? one : several);
  }

  static String ticked(Object item) {
    return "`" + item + "`";
  }

  /** Says that a number fits no name, where types differ in one standing for the other. */
  static String byName(Type a, Type b) {
    int both = Math.min(a.axes().size(), b.axes().size());
    for (int i = 1; i <= both; i++) {
      String said = byName(a.axes().get(a.axes().size() - i), b.axes().get(b.axes().size() - i));
      if (!said.isEmpty()) {
        return said;
      }
    }
    return "";
  }

  static String byName(Axis a, Axis b) {
    if (!(a instanceof Axis.Single one) || !(b instanceof Axis.Single other)) {
      return "";
    }
    boolean mixed = one.extent().constant().isPresent() != other.extent().constant().isPresent();
    Axis named = one.extent().constant().isPresent() ? b : a;
    boolean stretch = one.extent().isConstant(1) || other.extent().isConstant(1);
    String reason =
        stretch
            ? "an extent of 1 is not stretched"
            : "dims fit by name, whatever number `" + named + "` is";
    return mixed ? "; " + reason : "";
  }

  static String listed(List<?> items) {
    return items.stream().map(i -> "`" + i + "`").collect(Collectors.joining(", "));
  }

  /** Adds where an operand has its type from: its declaration, or its own text. */
  static Diagnostic origin(Diagnostic diagnostic, Expression operand) {
    if (diagnostic.span().equals(operand.span()) && !(operand instanceof Expression.Reference)) {
      return diagnostic;
    }
    if (operand instanceof Expression.Reference reference) {
      return diagnostic.note(reference.value().span(), reference.value() + " is declared here");
    }
    return diagnostic.note(operand.span(), "this is " + operand.type());
  }
}
