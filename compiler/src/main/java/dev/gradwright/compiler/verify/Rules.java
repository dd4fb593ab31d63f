package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.source.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The stated adjoint rules of a graph, and the graph without them. */
final class Rules {
  private final Predicate<Rule> dropped;
  private final Map<Body, Body> bodies = new HashMap<>();

  private Rules(Predicate<Rule> dropped) {
    this.dropped = dropped;
  }

  /** A rule by the place where it is written. */
  record Rule(Span span, CustomRule.Kind kind) {}

  /** Puts the body of the fn in the place of each application whose rule is to be dropped. */
  static List<Expr> drop(List<Expr> roots, Predicate<Rule> dropped) {
    return new Rules(dropped).rewrite(roots);
  }

  private List<Expr> rewrite(List<Expr> roots) {
    return Rewriting.of(roots, this::replace);
  }

  private Expr replace(Expr original, Expr expr) {
    if (!(expr.operator() instanceof CustomRule custom)
        || !rule(original, custom).filter(dropped).isPresent()) {
      return expr;
    }
    // Bodies hold rules of their own, and are the same for every application.
    Body body =
        bodies.computeIfAbsent(
            custom.primal(), primal -> new Body(primal.parameters(), rewrite(primal.results())));
    return body.apply(expr.operands()).get(custom.result());
  }

  /** All rules that roots apply, also inside of one another, by place. */
  static List<Rule> of(List<Expr> roots) {
    Set<Rule> rules =
        new TreeSet<>(
            Comparator.<Rule, String>comparing(rule -> rule.span().file().path())
                .thenComparingInt(rule -> rule.span().start()));
    Set<List<Expr>> seen = new HashSet<>();
    collect(roots, seen, rules);
    return List.copyOf(rules);
  }

  private static void collect(List<Expr> roots, Set<List<Expr>> seen, Set<Rule> rules) {
    for (Expr expr : Order.of(roots)) {
      if (expr.operator() instanceof CustomRule custom) {
        rule(expr, custom).ifPresent(rules::add);
      }
      bodies(expr).stream().filter(seen::add).forEach(body -> collect(body, seen, rules));
    }
  }

  private static List<List<Expr>> bodies(Expr expr) {
    if (expr.operator() instanceof CustomRule custom) {
      return List.of(custom.primal().results(), custom.bars().results());
    }
    return expr.operator() instanceof LoopResult result
        ? List.of(result.loop().next(), List.of(result.of()))
        : List.of();
  }

  /** Where the rule's formulas are written; if they are bare names, where it is applied. */
  private static Optional<Rule> rule(Expr application, CustomRule custom) {
    Stream<Expr> bars = custom.bars().results().stream().filter(bar -> isOfRule(bar, custom));
    return Stream.concat(bars, Stream.of(application))
        .flatMap(expr -> expr.table().origin(expr).stream())
        .map(Origin::span)
        .findFirst()
        .map(span -> new Rule(span, custom.kind()));
  }

  /** A constant may have been written anywhere: equal expressions are one. */
  private static boolean isOfRule(Expr bar, CustomRule custom) {
    return Order.of(List.of(bar)).stream().anyMatch(custom.bars().parameters()::contains);
  }
}
