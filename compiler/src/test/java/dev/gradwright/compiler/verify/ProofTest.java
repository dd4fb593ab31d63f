package dev.gradwright.compiler.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Models of one parameter w[3] and one input x[3]. */
class ProofTest {
  private static final Span HERE = SourceFile.of("m.grad", "check gradient;").span(0, 15);

  private final ExprTable table = new ExprTable();
  private final Expr w = Leaves.leaf(table, "w", TensorType.real(Extent.of(3)));
  private final Expr x = Leaves.leaf(table, "x", TensorType.real(Extent.of(3)));

  @Test
  void derivedGradientIsProven() {
    Verdict verdict = prove(Totals.sum(Formula.square(Formula.tanh(Formula.times(w, x)))), 1);
    var proven = assertInstanceOf(Verdict.Proven.class, verdict);
    assertEquals(3, proven.entries());
    assertTrue(proven.worst().relativeError() < 1e-9, proven.toString());
  }

  @Test
  void secondOrderIsProven() {
    Verdict verdict = prove(Totals.sum(Formula.sin(Formula.times(Formula.square(w), x))), 2);
    assertInstanceOf(Verdict.Proven.class, verdict);
  }

  @Test
  void wrongRuleIsFoundWithPlaceAndNumbers() {
    Expr cubed = cube(w, CustomRule.Kind.TRUE, (a, dy) -> Formula.times(dy, Formula.square(a)));
    Verdict verdict = prove(Totals.sum(Formula.times(cubed, x)), 1);
    var wrong = assertInstanceOf(Verdict.Wrong.class, verdict);
    assertEquals("w[0]", wrong.place());
    assertEquals(3, wrong.comparison().numeric() / wrong.comparison().analytic(), 1e-8);
    assertEquals(2.0 / 3, wrong.comparison().relativeError(), 1e-8);
  }

  @Test
  void rightRuleIsProven() {
    Expr cubed = cube(w, CustomRule.Kind.TRUE, ProofTest::slopeOfCube);
    assertInstanceOf(Verdict.Proven.class, prove(Totals.sum(cubed), 2));
  }

  @Test
  void modelIsRightWithoutTheWrongRule() {
    Expr cubed = cube(w, CustomRule.Kind.TRUE, (a, dy) -> dy);
    Question question = Question.first(graph(Totals.sum(cubed)));
    List<Rules.Rule> rules = Rules.of(question.gradients());
    assertEquals(1, rules.size());
    Proof without = new Proof(question, functions(graph(Totals.sum(cubed))), rules.get(0)::equals);
    assertInstanceOf(Verdict.Proven.class, without.run(ProofTest::point));
  }

  @Test
  void surrogateIsReplacedByTheTrueDerivative() {
    Expr cubed = cube(w, CustomRule.Kind.SURROGATE, (a, dy) -> dy);
    assertInstanceOf(Verdict.Proven.class, prove(Totals.sum(Formula.times(cubed, x)), 2));
  }

  @Test
  void wrongRuleInsideOfAGradientShowsInTheValue() {
    Expr at = Leaves.marker(w);
    Expr energy = Totals.sum(cube(at, CustomRule.Kind.TRUE, (a, dy) -> dy));
    Expr force = Leaves.gradient(energy, at);
    var wrong =
        assertInstanceOf(
            Verdict.Wrong.class, prove(Totals.sum(Formula.square(Formula.minus(force, x))), 1));
    assertEquals("loss", wrong.place());
  }

  @Test
  void stoppedValuesAreHeld() {
    Expr held = Leaves.stop(Formula.exp(w));
    Expr nested = Leaves.stop(Formula.times(held, w));
    Expr loss = Totals.sum(Formula.times(Formula.plus(held, nested), Formula.square(w)));
    assertInstanceOf(Verdict.Proven.class, prove(loss, 2));
  }

  @Test
  void stopInsideOfAFunctionWithARuleIsHeldToo() {
    UnaryOperator<Expr> f = a -> Formula.times(a, Leaves.stop(a));
    Expr ruled = rule(w, CustomRule.Kind.TRUE, f, (a, dy) -> Formula.times(dy, a));
    assertInstanceOf(Verdict.Proven.class, prove(Totals.sum(ruled), 1));
  }

  @Test
  void kinkThatIsAlwaysThereIsNotProven() {
    Expr zero = Formula.minus(w, Leaves.stop(w));
    var undecided =
        assertInstanceOf(Verdict.Undecided.class, prove(Totals.sum(Formula.abs(zero)), 1));
    assertEquals("its derivative jumps at w[0]", undecided.reason());
  }

  @Test
  void pointAtAKinkIsPassedOverAndCounted() {
    Graph graph = graph(Totals.sum(Formula.abs(Formula.minus(w, x))));
    AtomicInteger drawn = new AtomicInteger();
    Draw tiedTwice =
        (variables, constants, random) ->
            drawn.incrementAndGet() <= 2
                ? tied(ProofTest.point(variables, constants, random))
                : ProofTest.point(variables, constants, random);
    Verdict verdict =
        new Proof(Question.first(graph), functions(graph), rule -> false).run(tiedTwice);
    assertEquals("2 points at kinks", passedOver(verdict));
  }

  private static String passedOver(Verdict verdict) {
    return assertInstanceOf(Verdict.Proven.class, verdict).passed().words();
  }

  @Test
  void pointWithoutAFiniteValueIsNotCalledAKink() {
    Graph graph = graph(Totals.sum(Formula.log(w)));
    AtomicInteger drawn = new AtomicInteger();
    Draw negativeOnce =
        (variables, constants, random) -> {
          Point point = ProofTest.point(variables, constants, random);
          RealTensor drawnW = point.variables().get(0).value();
          for (int i = 0; i < drawnW.size(); i++) {
            drawnW.set(i, drawn.get() == 0 ? -1 : 1 + i);
          }
          drawn.incrementAndGet();
          return point;
        };
    Verdict verdict =
        new Proof(Question.first(graph), functions(graph), rule -> false).run(negativeOnce);
    assertEquals("1 point where a value is not finite", passedOver(verdict));
  }

  @Test
  void everyReasonForPassingOverIsCountedApart() {
    PassedOver kinks = PassedOver.NONE.and(PassedOver.Why.KINK).and(PassedOver.Why.KINK);
    PassedOver both = PassedOver.NONE.and(PassedOver.Why.NOT_FINITE).and(kinks);
    assertEquals(3, both.total());
    assertEquals("2 points at kinks, 1 where a value is not finite", both.words());
    assertEquals("", PassedOver.NONE.words());
  }

  private static Point tied(Point point) {
    point.variables().get(0).value().copyFrom((RealTensor) point.constants().get(0));
    return point;
  }

  private Expr cube(Expr argument, CustomRule.Kind kind, BinaryOperator<Expr> bar) {
    return rule(argument, kind, a -> Formula.times(a, Formula.square(a)), bar);
  }

  private static Expr slopeOfCube(Expr a, Expr dy) {
    return Formula.times(dy, Formula.times("3", Formula.square(a)));
  }

  private Expr rule(
      Expr argument, CustomRule.Kind kind, UnaryOperator<Expr> f, BinaryOperator<Expr> bar) {
    Expr a = Leaves.hole(table, argument.type());
    Expr dy = Leaves.hole(table, argument.type());
    Origin origin = new Origin(HERE, Optional.empty(), Origin.Role.VALUE);
    Body primal = new Body(List.of(a), List.of(f.apply(a)));
    Body bars =
        table.from(Optional.of(origin), () -> new Body(List.of(a, dy), List.of(bar.apply(a, dy))));
    return table.from(
        Optional.of(origin), () -> table.apply(new CustomRule(primal, bars, 0, kind), argument));
  }

  private Verdict prove(Expr loss, int order) {
    Graph graph = graph(loss);
    Question question = Question.first(graph);
    Verdict verdict = new Verdict.Undecided(PassedOver.Why.KINK, "no order");
    for (int i = 1; i <= order; i++) {
      verdict = new Proof(question, functions(graph), rule -> false).run(ProofTest::point);
      if (!(verdict instanceof Verdict.Proven)) {
        return verdict;
      }
      question = question.next();
    }
    return verdict;
  }

  private static Functions functions(Graph graph) {
    return new Functions(graph, new EvaluatedTwins(), new int[0]);
  }

  private static Point point(
      List<Question.Variable> variables, List<Question.Constant> constants, Random random) {
    return new Point(
        variables.stream().map(v -> new Parameter(v.path(), three(random))).toList(),
        constants.stream().<Tensor>map(c -> three(random)).toList());
  }

  private static DoubleTensor three(Random random) {
    return DoubleTensor.of(random.doubles(3, 0.5, 1.5).toArray(), 3);
  }

  private Graph graph(Expr loss) {
    Graph.Initialiser zeros = new Graph.Initialiser.Row("zeros", Map.of());
    return new Graph(
        "",
        "M",
        "",
        "m.grad",
        Precision.F64,
        Map.of(),
        List.of(),
        List.of(),
        List.of(new Graph.Input("x", x, "real[3]", Optional.empty(), "", HERE)),
        List.of(new Graph.Parameter(List.of("w"), w, "real[3]", zeros, "", HERE)),
        List.of(),
        Optional.of(loss),
        List.of(),
        List.of(Leaves.gradient(loss, w)),
        List.of(new Graph.Check.GradientAgrees(1, Graph.Phase.TRAINING, Map.of(), HERE)));
  }
}
