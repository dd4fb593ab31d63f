package dev.gradwright.compiler.dag;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Expressions as text, one a line, operands before what is computed from them, numbered from 0 in
 * that order. The body of a loop stands in front of the loop's first result, with numbers of its
 * own.
 */
final class ExprPrinter {
  private final StringBuilder text;
  private final String indent;

  /** Says which loop around an expression is in; empty outside. */
  private final String place;

  private final Map<Expr, Integer> numbers = new HashMap<>();
  private final Map<LoopRun, ExprPrinter> bodies = new HashMap<>();

  private ExprPrinter(StringBuilder text, String indent, String place) {
    this.text = text;
    this.indent = indent;
    this.place = place;
  }

  /** A printer of expressions outside of loops. */
  static ExprPrinter into(StringBuilder text) {
    return new ExprPrinter(text, "  ", "");
  }

  void print(Collection<Expr> roots) {
    List<Expr> order = Order.of(roots);
    Map<LoopRun, List<Expr>> runs = LoopRun.among(order);
    for (Expr expr : order) {
      if (!numbers.containsKey(expr)) {
        if (LoopRun.isResult(expr)) {
          LoopRun run = LoopRun.of(expr);
          bodies.computeIfAbsent(run, r -> loop(r, runs.get(r)));
        }
        line(expr, word(expr));
      }
    }
  }

  /** What stands for a printed expression. */
  String name(Expr expr) {
    return "%" + place + numbers.get(expr);
  }

  private void line(Expr expr, String word) {
    numbers.put(expr, numbers.size());
    text.append(indent).append(name(expr)).append(" = ").append(word).append(" : ");
    text.append(expr.type());
    expr.table().origin(expr).ifPresent(this::origin);
    text.append('\n');
  }

  private String word(Expr expr) {
    if (expr.operator() instanceof LoopResult result) {
      return result.spelling() + " " + bodies.get(LoopRun.of(expr)).name(result.of());
    }
    String word = expr.operator().spelling();
    return expr.operands().isEmpty()
        ? word
        : word
            + expr.operands().stream().map(this::name).collect(Collectors.joining(", ", "(", ")"));
  }

  private void origin(Origin origin) {
    String role =
        origin.role() == Origin.Role.VALUE
            ? ""
            : origin.role().name().toLowerCase(Locale.ROOT) + " ";
    text.append("  // ").append(role);
    origin.name().ifPresent(name -> text.append(name).append(", "));
    text.append(origin.span().position());
  }

  private ExprPrinter loop(LoopRun run, List<Expr> results) {
    Loop loop = run.loop();
    String direction = loop.direction().name().toLowerCase(Locale.ROOT);
    text.append(indent).append("loop ").append(direction).append(" over ").append(loop.trips());
    text.append(loop.keep().equals(Keep.MENTIONED) ? "" : ", keeps " + loop.keep()).append('\n');
    ExprPrinter body = new ExprPrinter(text, indent + "  ", place + bodies.size() + ".");
    body.parameters(loop.carries(), "carry from ", names(loop.starts(run.operands())));
    body.parameters(loop.slices(), "slice of ", names(loop.sequences(run.operands())));
    body.parameters(loop.captured(), "captured ", names(loop.captures(run.operands())));
    body.line(loop.index(), "index");
    body.print(loop.roots(results));
    String next = loop.next().stream().map(body::name).collect(Collectors.joining(", "));
    text.append(next.isEmpty() ? "" : indent + "  next " + next + "\n");
    return body;
  }

  private List<String> names(List<Expr> exprs) {
    return exprs.stream().map(this::name).toList();
  }

  private void parameters(List<Expr> parameters, String word, List<String> operands) {
    for (int i = 0; i < parameters.size(); i++) {
      line(parameters.get(i), word + operands.get(i));
    }
  }
}
