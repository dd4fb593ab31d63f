package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Action;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
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

  // Positions below start are no heap yet; those from end on are sorted.
  private static final Scalar START = variable(0);
  private static final Scalar END = variable(1);
  private static final Scalar HELD = variable(2);
  private static final Scalar ROOT = variable(3);
  private static final Scalar CHILD = variable(4);

  private static Scalar.Variable variable(int number) {
    return new Scalar.Variable(number, ElementType.INT);
  }

  private static Action set(Scalar variable, Scalar value) {
    return new Action.Assign(((Scalar.Variable) variable).number(), value);
  }

  @Override
  public String spelling() {
    return "argsort";
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

    private Body(TensorType x) {
      this.x = x;
      this.extent = x.shape().extent(axis);
    }

    private Computation computation() {
      Scalar half = Scalars.extent(extent.floorDividedBy(Extent.of(2)));
      List<Computation.Sequential.Variable> variables =
          List.of(
              new Computation.Sequential.Variable("start", half),
              new Computation.Sequential.Variable("end", Scalars.extent(extent)),
              new Computation.Sequential.Variable("held", ZERO),
              new Computation.Sequential.Variable("root", ZERO),
              new Computation.Sequential.Variable("child", ZERO));
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
      Action takeLargest =
          new Action.If(
              Scalars.test(Function.EQUAL, START, ZERO),
              List.of(set(END, minusOne(END)), set(HELD, made(END)), store(END, made(ZERO))),
              List.of(set(START, minusOne(START)), set(HELD, made(START))));
      return new Action.While(
          Scalars.test(Function.LESS, ONE, END),
          List.of(takeLargest, set(ROOT, START), descend(), sift(), store(ROOT, HELD)));
    }

    /** Moves larger children up until what is held fits. */
    private Action sift() {
      Scalar next = Scalars.apply(Function.ADD, CHILD, ONE);
      Action larger =
          new Action.If(
              Scalars.test(Function.LESS, next, END),
              List.of(
                  new Action.If(
                      before(made(CHILD), made(next)), List.of(set(CHILD, next)), List.of())),
              List.of());
      Action rise =
          new Action.If(
              before(HELD, made(CHILD)),
              List.of(store(ROOT, made(CHILD)), set(ROOT, CHILD), descend()),
              List.of(set(CHILD, END)));
      return new Action.While(Scalars.test(Function.LESS, CHILD, END), List.of(larger, rise));
    }

    private Action descend() {
      return set(CHILD, Scalars.apply(Function.ADD, Scalars.apply(Function.ADD, ROOT, ROOT), ONE));
    }

    private Scalar minusOne(Scalar variable) {
      return Scalars.apply(Function.SUBTRACT, variable, ONE);
    }

    private Scalar before(Scalar a, Scalar b) {
      Scalar less = Scalars.test(Function.LESS, value(a), value(b));
      Scalar equal = Scalars.test(Function.EQUAL, value(a), value(b));
      Scalar first = Scalars.test(Function.LESS, a, b);
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
      place.add(axis, new Coordinate.Gathered(index));
      return place;
    }
  }
}
