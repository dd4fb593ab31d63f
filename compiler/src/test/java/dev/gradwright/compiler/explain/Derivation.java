package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.GradientExplainer;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.dag.Substitution;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.SingularPlace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How the one result of a small model is differentiated, as formulas. */
public final class Derivation {
  private final Symbols symbols = new Symbols();
  private final Formulas formulas = new Formulas(symbols, GradientExplainer.DERIVED);
  private final Graph.Output output;
  private final List<Graph.Input> reals;

  /** Of a model's first output. */
  public Derivation(Graph graph) {
    graph.inputs().forEach(input -> symbols.given(input.name(), input.value()));
    output = graph.outputs().get(0);
    reals = graph.inputs().stream().filter(input -> input.value().type().isReal()).toList();
  }

  /**
   * {@code dx = dy * cos(x)} for each real input x, in terms of it, the result and its adjoint;
   * none where these do not do without further names.
   */
  public List<String> adjoints() {
    if (!output.value().type().isReal()) {
      return List.of();
    }
    Expr value = GradientExplainer.DERIVED.plain(output.value());
    Symbol result = symbols.make(output.name(), value);
    Symbol seed = symbols.make("d" + output.name(), value);
    List<Expr> sources = reals.stream().map(Graph.Input::value).toList();
    List<Expr> adjoints =
        Substitution.of(List.of(value), List.of(result.leaf()))
            .apply(GradientExplainer.DERIVED.adjoints(value, seed.leaf(), sources));
    List<String> lines =
        IntStream.range(0, sources.size())
            .mapToObj(i -> line(reals.get(i), adjoints.get(i)))
            .toList();
    return formulas.takeAsides().isEmpty() ? lines : List.of();
  }

  private String line(Graph.Input of, Expr adjoint) {
    Expr zeros = Leaves.zeros(adjoint.table(), adjoint.type());
    Formulas.Sides sides =
        formulas.write(symbols.make("d" + of.name(), of.value()), List.of(adjoint));
    return (adjoint == zeros ? "d" + of.name() : sides.left())
        + " = "
        + sides.right().get(0).text();
  }

  /** {@code x = 0: infinite} for each point that an operator on the inputs states. */
  public Set<String> singularities() {
    Set<String> all = new LinkedHashSet<>();
    for (Expr expr : Order.of(List.of(output.value()))) {
      List<String> names =
          expr.operands().stream()
              .flatMap(e -> symbols.find(e).stream())
              .map(Symbol::name)
              .toList();
      if (names.size() == expr.operands().size()) {
        expr.operator().singularities().forEach(s -> all.add(words(s, names)));
      }
    }
    return all;
  }

  private static String words(Singularity singularity, List<String> names) {
    List<Singularity.Slope> slopes = singularity.slopes();
    List<String> said = new ArrayList<>();
    boolean same = slopes.stream().distinct().count() == 1;
    for (int i = 0; i < (same ? 1 : slopes.size()); i++) {
      said.add(slopes.get(i).words() + (same ? "" : " by " + names.get(i)));
    }
    return "`" + SingularPlace.words(singularity.place(), names) + "`: " + String.join(", ", said);
  }
}
