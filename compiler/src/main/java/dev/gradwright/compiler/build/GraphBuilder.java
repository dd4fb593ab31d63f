package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.op.Within;
import dev.gradwright.compiler.resolved.Check;
import dev.gradwright.compiler.resolved.Model;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Builds the DAG of one model: everything inlined, gradients still to be derived. */
public final class GraphBuilder {
  /** A loss is scaled by no less than this, and by no more than its reciprocal. */
  private static final double LEAST = 0x1p-100;

  private final Program program;
  private final Model model;
  private final Building building;
  private final Expressions expressions;
  private final Function<Expr, List<Double>> constants;
  private final Scope scope = Scope.outermost();
  private final Map<Value, Expr> leaves = new HashMap<>();

  private GraphBuilder(
      Program program,
      Model model,
      Diagnostics diagnostics,
      Function<Expr, List<Double>> constants) {
    this.program = program;
    this.model = model;
    this.building = new Building(program, model.held(), diagnostics);
    this.expressions = new Expressions(building);
    this.constants = constants;
  }

  /**
   * The graph of a model of the program. Demands on numbers that do not hold are reported; the
   * graph is then of no use.
   *
   * @param constants the elements of what is computed from literals alone
   */
  public static Graph build(
      Program program,
      Model model,
      Diagnostics diagnostics,
      Function<Expr, List<Double>> constants) {
    Graph graph = new GraphBuilder(program, model, diagnostics, constants).graph();
    graph
        .loss()
        .ifPresent(
            loss ->
                new LossReach(graph, model.members(), diagnostics)
                    .check(loss, model.loss().orElseThrow().span()));
    return graph;
  }

  private Graph graph() {
    model.numbers().forEach((name, number) -> scope.bindExtent(name, Extent.of(number)));
    model.dims().forEach(dim -> scope.bindExtent(dim.name(), Extent.dim(dim.name())));
    program.constants().forEach((value, e) -> expressions.let(value, e, scope));
    expressions.run(model.constants(), scope);
    List<Graph.Input> inputs = model.inputs().stream().map(this::input).toList();
    ParameterWalk owned = new ParameterWalk(building, expressions, constants);
    owned.walk(model.members(), scope);
    List<Graph.Parameter> parameters = owned.parameters();
    scope.enter(model.body());
    building.require(model.body().requirements(), scope);
    expressions.run(model.body().statements(), scope);
    List<Graph.Output> outputs = model.outputs().stream().map(this::output).toList();
    Optional<Expr> loss = model.loss().map(value -> scope.value(value).expr());
    List<Graph.Input> seeds = loss.map(this::scale).orElseGet(() -> seeds(outputs));
    Expr objective =
        loss.map(value -> scaled(value, seeds)).orElseGet(() -> seeded(outputs, seeds));
    return new Graph(
        program.packageName(),
        model.name(),
        model.documentation(),
        model.span().file().path(),
        model.precision(),
        buildTimeParameters(),
        model.dims().stream().map(dim -> new Graph.Dim(dim.name(), "", dim.span())).toList(),
        building.requirements(),
        inputs,
        parameters,
        owned.states().stream().map(building.updates()::of).toList(),
        building.draws().words(),
        outputs,
        outputs.stream().map(Graph.Output::value).toList(),
        loss,
        seeds,
        gradients(objective, inputs, parameters, loss),
        model.checks().stream().map(this::check).toList(),
        List.of());
  }

  private Map<String, String> buildTimeParameters() {
    Map<String, String> values = new LinkedHashMap<>();
    model.numbers().forEach((name, number) -> values.put(name, number.toString()));
    for (Statement statement : model.constants()) {
      if (statement instanceof Statement.Let let) {
        values.put(let.value().name(), text(scope.value(let.value()).expr()));
      }
    }
    return values;
  }

  private String text(Expr constant) {
    double value = constants.apply(constant).get(0);
    if (constant.type().isReal()) {
      return Leaves.constant(constant).orElseGet(() -> Double.toString(value));
    }
    boolean isInt = constant.type().element() == ElementType.INT;
    return isInt ? Long.toString((long) value) : Boolean.toString(value != 0);
  }

  private Graph.Input input(Value value) {
    TensorType type = new TensorType(value.type().element(), scope.shape(value.type().axes()));
    Optional<Graph.Domain> domain = value.domain().map(d -> Domains.of(d, scope));
    Facts facts = domain.map(Within::facts).orElse(Facts.FINITE);
    Expr leaf = Leaves.leaf(building.table(), value.name(), type, facts);
    named(leaf, value);
    leaves.put(value, leaf);
    expressions.bind(value, Mapped.plain(leaf), scope);
    return new Graph.Input(
        value.name(), leaf, value.declared(), domain, value.documentation(), value.span());
  }

  private void named(Expr expr, Value value) {
    Origin origin = new Origin(value.span(), Optional.of(value.name()), Origin.Role.VALUE);
    building.table().setOrigin(expr, origin);
  }

  private Graph.Output output(Value value) {
    return new Graph.Output(
        value.name(), scope.value(value).expr(), value.documentation(), value.span());
  }

  /** The outputs' adjoints, as inputs of their own. */
  private List<Graph.Input> seeds(List<Graph.Output> outputs) {
    List<Graph.Input> seeds = new ArrayList<>();
    for (Graph.Output output : outputs) {
      if (output.value().type().isReal()) {
        TensorType type = output.value().type();
        // A dot, which no name of a model has, keeps the leaf apart from an input of that name.
        Expr leaf = Leaves.leaf(building.table(), "seed." + output.name(), type);
        seeds.add(
            new Graph.Input(
                output.name(), leaf, type.toString(), Optional.empty(), "", output.span()));
      }
    }
    return seeds;
  }

  /**
   * What a loss may be multiplied by, so that its gradients do not underflow where they are held.
   */
  private List<Graph.Input> scale(Expr loss) {
    if (!building.isNarrow()) {
      return List.of();
    }
    Expr leaf =
        Leaves.leaf(building.table(), "seed.loss", loss.type(), Facts.between(LEAST, 1 / LEAST));
    Graph.Domain drawn = new Graph.Domain.Reals(0.5, 2, "0.5..2");
    return List.of(
        new Graph.Input("loss", leaf, "real", Optional.of(drawn), "", model.loss().get().span()));
  }

  private static Expr scaled(Expr loss, List<Graph.Input> scale) {
    return scale.isEmpty() ? loss : Formula.times(scale.get(0).value(), loss);
  }

  /** The sum over outputs and elements of output times seed. */
  private Expr seeded(List<Graph.Output> outputs, List<Graph.Input> seeds) {
    List<Expr> real =
        outputs.stream().map(Graph.Output::value).filter(e -> e.type().isReal()).toList();
    Expr sum = Leaves.literal(building.table(), "0");
    for (int i = 0; i < real.size(); i++) {
      sum = Formula.plus(sum, Totals.sum(Formula.times(real.get(i), seeds.get(i).value())));
    }
    return sum;
  }

  private static List<Expr> gradients(
      Expr of, List<Graph.Input> inputs, List<Graph.Parameter> parameters, Optional<Expr> loss) {
    List<Expr> all = new ArrayList<>();
    parameters.forEach(parameter -> all.add(Leaves.gradient(of, parameter.value())));
    if (loss.isEmpty()) {
      inputs.stream()
          .filter(input -> input.value().type().isReal())
          .forEach(input -> all.add(Leaves.gradient(of, input.value())));
    }
    return all;
  }

  private Graph.Check check(Check check) {
    if (check instanceof Check.Finite finite) {
      return new Graph.Check.Finite(finite.at(), finite.span());
    }
    return check instanceof Check.Invariant invariant
        ? invariant(invariant)
        : gradient((Check.Gradient) check);
  }

  private Graph.Check invariant(Check.Invariant check) {
    Graph.Transformation under =
        switch (check.under()) {
          case ROTATION -> Graph.Transformation.ROTATION;
          case TRANSLATION -> Graph.Transformation.TRANSLATION;
          case PERMUTATION -> Graph.Transformation.PERMUTATION;
        };
    List<Expr> of = check.of().stream().map(leaves::get).toList();
    Expr value = scope.value(check.value()).expr();
    return new Graph.Check.Invariant(
        check.value().name(), value, under, of, check.at(), check.span());
  }

  private static Graph.Check gradient(Check.Gradient gradient) {
    Graph.Phase phase =
        switch (gradient.phase()) {
          case TRAINING -> Graph.Phase.TRAINING;
          case INFERENCE -> Graph.Phase.INFERENCE;
        };
    return new Graph.Check.GradientAgrees(gradient.order(), phase, gradient.at(), gradient.span());
  }
}
