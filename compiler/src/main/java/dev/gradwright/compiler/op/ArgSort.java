package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Action;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Computation.Sequential.Variable;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code y[i, k]} is the position of the k-th smallest x[i, .] along an axis, of equal ones the
 * first one first; it has no derivative. A heap sort, which needs no further room: positions are
 * ordered by value and, among equal values, by themselves, so the result is the stable one.
 */
public record ArgSort(int axis) implements Registered {
  private static final Scalar ZERO = Scalars.zero(ElementType.INT);
  private static final Scalar ONE = new Scalar.Literal("1", ElementType.INT);
  private static final Scalar TWO = new Scalar.Literal("2", ElementType.INT);

  // Positions below start are no heap yet; those from end on are sorted.
  private static final Scalar.Variable START = position(0);
  private static final Scalar.Variable END = position(1);
  private static final Scalar.Variable HELD = position(2);
  private static final Scalar.Variable ROOT = position(3);
  private static final Scalar.Variable CHILD = position(4);
  private static final Scalar.Variable LARGER = position(5);
  private static final Scalar.Variable NEXT = position(6);

  private static Scalar.Variable position(int number) {
    return new Scalar.Variable(number, ElementType.INT);
  }

  private static Action set(Scalar.Variable variable, Scalar value) {
    return new Action.Assign(variable.number(), value);
  }

  @Override
  public String spelling() {
    return "argsort";
  }

  @Override
  public List<String> options(List<TensorType> operands) {
    return Axes.optionUnlessLast(axis, operands.get(0));
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType x = operands.get(0);
    boolean fits = operands.size() == 1 && Elements.NUMBERS.accept(x.element());
    Require.that(fits && 0 <= axis && axis < x.rank(), this, operands);
    return x.withElement(ElementType.INT);
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    return new Body(operands.get(0)).computation();
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return Facts.between(0, Double.POSITIVE_INFINITY);
  }

  /** The statements for one operand. */
  private final class Body {
    private final TensorType x;
    private final Extent extent;
    private final Scalar.Variable heldValue;
    private final Scalar.Variable largerValue;

    private Body(TensorType x) {
      this.x = x;
      this.extent = x.shape().extent(axis);
      this.heldValue = new Scalar.Variable(7, x.element());
      this.largerValue = new Scalar.Variable(8, x.element());
    }

    private Computation computation() {
      Scalar half = Scalars.extent(extent.floorDividedBy(Extent.of(2)));
      List<Variable> variables = new ArrayList<>();
      variables.add(new Variable("start", half));
      variables.add(new Variable("end", Scalars.extent(extent)));
      for (String name : List.of("held", "root", "child", "larger", "next")) {
        variables.add(new Variable(name, ZERO));
      }
      variables.add(new Variable("heldValue", Scalars.zero(x.element())));
      variables.add(new Variable("largerValue", Scalars.zero(x.element())));
      return new Computation.Sequential(
          x.shape().without(axis).extents(), variables, List.of(asTheyAre(), sort()));
    }

    private Action asTheyAre() {
      Scalar index = Scalars.position(Affine.axis(x.rank() - 1));
      return new Action.For(
          Affine.constant(Extent.ZERO), Affine.constant(extent), List.of(store(index, index)));
    }

    /** Makes a heap from the middle down, then moves its largest to the end, one by one. */
    private Action sort() {
      Action take =
          new Action.If(
              Scalars.test(Function.EQUAL, START, ZERO),
              List.of(set(END, minusOne(END)), set(HELD, made(END)), store(END, made(ZERO))),
              List.of(set(START, minusOne(START)), set(HELD, made(START))));
      return new Action.While(
          Scalars.test(Function.LESS, ONE, END),
          List.of(
              take,
              set(heldValue, value(HELD)),
              set(ROOT, START),
              descend(),
              sift(),
              store(ROOT, HELD)));
    }

    /** Moves larger children up until what is held fits. */
    private Action sift() {
      Action rise =
          new Action.If(
              before(heldValue, HELD, largerValue, LARGER),
              List.of(store(ROOT, LARGER), set(ROOT, CHILD), descend()),
              List.of(set(CHILD, END)));
      return new Action.While(
          Scalars.test(Function.LESS, CHILD, END),
          List.of(set(LARGER, made(CHILD)), set(largerValue, value(LARGER)), lookAtSecond(), rise));
    }

    private Action lookAtSecond() {
      Scalar second = Scalars.apply(Function.ADD, CHILD, ONE);
      Action take =
          new Action.If(
              before(largerValue, LARGER, value(NEXT), NEXT),
              List.of(set(CHILD, second), set(LARGER, NEXT), set(largerValue, value(NEXT))),
              List.of());
      return new Action.If(
          Scalars.test(Function.LESS, second, END),
          List.of(set(NEXT, made(second)), take),
          List.of());
    }

    private Action descend() {
      Scalar twice = Scalars.apply(Function.MULTIPLY, TWO, ROOT);
      return set(CHILD, Scalars.apply(Function.ADD, twice, ONE));
    }

    private Scalar minusOne(Scalar variable) {
      return Scalars.apply(Function.SUBTRACT, variable, ONE);
    }

    private Scalar before(Scalar x, Scalar i, Scalar y, Scalar j) {
      Scalar less = Scalars.test(Function.LESS, x, y);
      Scalar equal = Scalars.test(Function.EQUAL, x, y);
      Scalar first = Scalars.test(Function.LESS, i, j);
      return Scalars.test(Function.OR, less, Scalars.test(Function.AND, equal, first));
    }

    private Scalar value(Scalar position) {
      return new Scalar.Load(0, at(position), x.element());
    }

    private Scalar made(Scalar place) {
      return new Scalar.Made(at(place), ElementType.INT);
    }

    private Action store(Scalar place, Scalar value) {
      return new Action.Store(at(place), value);
    }

    private List<Coordinate> at(Scalar index) {
      List<Coordinate> place = new ArrayList<>();
      Axes.all(x.rank() - 1).forEach(i -> place.add(Coordinate.axis(i)));
      place.add(
          axis,
          index == ZERO
              ? new Coordinate.At(Affine.constant(Extent.ZERO))
              : new Coordinate.Gathered(index));
      return place;
    }
  }
}
