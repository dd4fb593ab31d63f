package dev.gradwright.compiler.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.dag.Points;
import dev.gradwright.compiler.dag.Singularity;
import dev.gradwright.compiler.dag.Singularity.Place;
import dev.gradwright.compiler.dag.Singularity.Slope;
import dev.gradwright.compiler.dag.Singularity.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators say of their singular points is what their adjoints compute there. */
class SingularitiesTest {
  private static final List<String> NAMES = List.of("x", "y");

  /** Zeros, whole numbers, halves, and what lies between, exact in binary. */
  private static final double[] NUMBERS = {
    -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3
  };

  /** One of an operator's statements. */
  record Statement(Operator operator, Singularity singularity) {
    String where() {
      return SingularPlace.words(singularity.place(), NAMES);
    }

    @Override
    public String toString() {
      return operator.spelling() + " where " + where();
    }
  }

  /** What one application gives. */
  private record Found(double[] value, List<double[]> adjoints) {
    private boolean isFinite(double[] numbers) {
      return Arrays.stream(numbers).allMatch(Double::isFinite);
    }
  }

  static Stream<Operator> operators() {
    return OperatorCase.all().stream()
        .map(c -> c.row().orElseGet(() -> applied(c).operator()))
        .distinct();
  }

  private static Expr applied(OperatorCase one) {
    Scene scene = new Scene();
    return one.apply(scene.table(), one.leaves(scene.table()));
  }

  static Stream<Statement> statements() {
    return operators().flatMap(o -> o.singularities().stream().map(s -> new Statement(o, s)));
  }

  static Stream<Statement> elementwise() {
    return statements().filter(s -> !(s.singularity.place() instanceof Place.Whole));
  }

  static Stream<Operator> ofReals() {
    return Stream.<Operator>concat(Arrays.stream(Unary.values()), Arrays.stream(Binary.values()))
        .filter(SingularitiesTest::takesReals);
  }

  private static boolean takesReals(Operator operator) {
    try {
      found(operator, operator instanceof Unary ? List.of(1.0) : List.of(1.0, 1.0));
      return true;
    } catch (IllegalArgumentException ofIntsOrBools) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void adjointsAreAsStated(Statement statement) {
    List<List<Double>> points = points(statement.singularity.place());
    assertFalse(points.isEmpty(), "no number to try is such a point");
    for (List<Double> at : points) {
      Found found = found(statement.operator, at);
      hold(statement.singularity.value(), found.value[0], at);
      List<Slope> slopes = statement.singularity.slopes();
      assertEquals(at.size(), slopes.size());
      for (int i = 0; i < slopes.size(); i++) {
        hold(slopes.get(i), found.adjoints.get(i)[0], at);
      }
    }
  }

  private static void hold(Value stated, double found, List<Double> at) {
    boolean holds =
        switch (stated) {
          case FINITE -> Double.isFinite(found);
          case INFINITE -> Double.isInfinite(found);
          case UNDEFINED -> Double.isNaN(found);
          case NOT_FINITE -> !Double.isFinite(found);
        };
    assertTrue(holds, () -> "the value at " + at + " is " + found + ", not " + stated);
  }

  private static void hold(Slope stated, double found, List<Double> at) {
    boolean holds =
        switch (stated) {
          case ORDINARY, SHARED, ONE_SIDED -> Double.isFinite(found);
          case ZERO -> found == 0;
          case HALF -> found == 0.5;
          case INFINITE -> Double.isInfinite(found);
          case UNDEFINED -> Double.isNaN(found);
          case NOT_FINITE -> !Double.isFinite(found);
        };
    assertTrue(holds, () -> "the slope at " + at + " is " + found + ", not " + stated);
  }

  @ParameterizedTest
  @MethodSource("ofReals")
  void aSlopeThatIsNotFiniteIsStated(Operator operator) {
    List<List<Double>> stated = new ArrayList<>();
    operator.singularities().forEach(s -> stated.addAll(points(s.place())));
    for (List<Double> at : tuples(operator instanceof Unary ? 1 : 2)) {
      Found found = found(operator, at);
      if (found.isFinite(found.value) && !stated.contains(at)) {
        found.adjoints.forEach(slope -> assertTrue(found.isFinite(slope), () -> "at " + at));
      }
    }
  }

  /** Among the numbers to try. */
  private static List<List<Double>> points(Place place) {
    if (place instanceof Place.Among among) {
      return tuples(among.operands().size()).stream()
          .filter(at -> contain(among.operands(), at))
          .toList();
    }
    return place instanceof Place.Equal
        ? tuples(2).stream().filter(at -> at.get(0).equals(at.get(1))).toList()
        : List.of();
  }

  private static boolean contain(List<Points> points, List<Double> at) {
    for (int i = 0; i < at.size(); i++) {
      if (!points.get(i).contains(at.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<List<Double>> tuples(int count) {
    return DoubleStream.of(NUMBERS)
        .boxed()
        .flatMap(
            x ->
                count == 1
                    ? Stream.of(List.of(x))
                    : DoubleStream.of(NUMBERS).mapToObj(y -> List.of(x, y)))
        .toList();
  }

  private static Found found(Operator operator, List<Double> at) {
    Scene scene = new Scene();
    return found(operator, scene, at.stream().map(x -> scene.real(x)).toList());
  }

  private static Found found(Operator operator, Scene scene, List<Expr> operands) {
    Expr result = scene.table().apply(operator, operands);
    return new Found(
        scene.numbers(result),
        operands.stream().map(x -> scene.numbers(scene.gradient(result, x))).toList());
  }

  static Stream<List<String>> examples() {
    return ValueRow.lines("/operators/singularities.csv").stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split(";")).map(String::strip).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void adjointsOfWholeOperandsAreAsStated(List<String> example) {
    Operator operator = operator(example);
    Singularity stated =
        operator.singularities().stream()
            .filter(s -> SingularPlace.words(s.place(), NAMES).equals(example.get(2)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing is stated of " + example));
    int count = stated.slopes().size();
    List<Written> numbers = example.stream().skip(3).map(Written::parse).toList();
    assertEquals(2 * count, numbers.size());
    Scene scene = new Scene();
    Found found = found(operator, scene, leaves(scene, numbers.subList(0, count)));
    boolean finite = stated.value() == Value.FINITE;
    assertEquals(finite, found.isFinite(found.value), () -> "the value is not " + stated.value());
    for (int i = 0; i < count; i++) {
      double[] expected = numbers.get(count + i).numbers().elements();
      assertArrayEquals(expected, found.adjoints.get(i), 1e-15);
      assertEquals(stated.slopes().get(i).isFinite(), found.isFinite(expected));
    }
  }

  private static Operator operator(List<String> example) {
    return OperatorCase.all().stream()
        .filter(c -> OperatorCase.name(c.kind()).equals(example.get(0)))
        .filter(c -> c.values().construct().equals(example.get(1)))
        .map(c -> applied(c).operator())
        .findFirst()
        .orElseThrow();
  }

  private static List<Expr> leaves(Scene scene, List<Written> numbers) {
    return numbers.stream()
        .map(w -> scene.tensor(w.numbers().extents(), w.numbers().elements()))
        .toList();
  }

  @Test
  void everyStatementOfWholeOperandsHasAnExample() {
    List<List<?>> told =
        examples().<List<?>>map(e -> List.of(operator(e).getClass(), e.get(2))).toList();
    assertEquals(
        List.of(),
        statements()
            .filter(s -> s.singularity.place() instanceof Place.Whole)
            .map(s -> List.of(s.operator.getClass(), s.where()))
            .filter(stated -> !told.contains(stated))
            .toList());
  }
}
