package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of elements when more is assumed of some than is known of them. */
final class Assumption {
  /** So far conditions and seeds are followed; what is further away tells nothing more. */
  private static final int DEPTH = 40;

  private static final int MOST = 2_000;

  private final Map<Element, Facts> assumed;
  private final Map<Element, Facts> followed = new HashMap<>();
  private int first = Integer.MAX_VALUE;

  private Assumption(Map<Element, Facts> assumed) {
    this.assumed = assumed;
    assumed.keySet().forEach(element -> first = Math.min(first, element.expr().number()));
  }

  /**
   * The ways in which elements can be what is assumed, one for each branch that a chosen one may
   * come from; none if they cannot.
   */
  static List<Assumption> of(Map<Expr, Facts> elements) {
    List<Map<Element, Facts>> cases = new ArrayList<>(List.of(Map.of()));
    elements.forEach(
        (expr, facts) -> {
          List<Map<Element, Facts>> before = List.copyOf(cases);
          cases.clear();
          before.forEach(one -> cases.addAll(with(one, Element.of(expr), facts)));
        });
    return cases.stream().map(Assumption::new).filter(Assumption::isPossible).toList();
  }

  /** A case, split further by where the element comes from. */
  private static List<Map<Element, Facts>> with(
      Map<Element, Facts> one, Element element, Facts facts) {
    Map<Element, Facts> known = new HashMap<>(one);
    Facts meant = known.containsKey(element) ? both(known.get(element), facts) : facts;
    known.put(element, meant);
    Optional<Scalar> body = element.expr().elementwise();
    if (body.isPresent() && body.get() instanceof Scalar.Choose choose) {
      return chosen(known, element, choose, meant);
    }
    return body.flatMap(element::copied)
        .map(source -> with(known, source, meant))
        .orElse(List.of(known));
  }

  private static List<Map<Element, Facts>> chosen(
      Map<Element, Facts> known, Element element, Scalar.Choose choose, Facts facts) {
    Optional<Element> condition = element.copied(choose.condition());
    Optional<Element> yes = element.copied(choose.then());
    Optional<Element> no = element.copied(choose.otherwise());
    if (condition.isEmpty() || yes.isEmpty() || no.isEmpty()) {
      return List.of(known);
    }
    List<Map<Element, Facts>> cases = new ArrayList<>();
    with(known, condition.get(), Facts.TRUE)
        .forEach(one -> cases.addAll(with(one, yes.get(), facts)));
    with(known, condition.get(), Facts.FALSE)
        .forEach(one -> cases.addAll(with(one, no.get(), facts)));
    return cases;
  }

  /** Whether nothing that follows contradicts what is assumed. */
  private boolean isPossible() {
    return assumed.entrySet().stream()
        .map(known -> both(computed(known.getKey(), DEPTH), known.getValue()))
        .allMatch(facts -> facts.atLeast() <= facts.atMost());
  }

  private static Facts both(Facts x, Facts y) {
    return x.within(Math.max(x.atLeast(), y.atLeast()), Math.min(x.atMost(), y.atMost()));
  }

  /** What is known of the element of an expression at the same place. */
  Facts of(Expr expr) {
    return of(Element.of(expr), DEPTH);
  }

  private Facts of(Element element, int depth) {
    if (assumed.containsKey(element)) {
      return assumed.get(element);
    }
    Facts known = followed.get(element);
    if (known == null) {
      known = computed(element, depth);
      followed.put(element, known);
    }
    return known;
  }

  private Facts computed(Element element, int depth) {
    Expr expr = element.expr();
    boolean far = depth == 0 || expr.number() < first || followed.size() > MOST;
    if (far || expr.operands().isEmpty()) {
      return expr.facts();
    }
    return element
        .operands()
        .map(all -> all.stream().map(operand -> of(operand, depth - 1)).toList())
        .map(expr.operator()::facts)
        .orElse(expr.facts());
  }
}
