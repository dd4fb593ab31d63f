package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A graph of operators drawn at random, over two dims and some constants, whose values stay small.
 */
final class RandomGraph {
  private final Random random;
  private final GraphMaker maker;
  private final List<Extent> extents = new ArrayList<>();
  private final List<Expr> reals = new ArrayList<>();
  private int depth;

  private RandomGraph(String name, long seed) {
    this.random = new Random(seed);
    this.maker = new GraphMaker(name);
  }

  static Graph of(String name, long seed) {
    return new RandomGraph(name, seed).make();
  }

  private Graph make() {
    extents.add(maker.dim("N"));
    extents.add(maker.dim("K"));
    extents.add(Extent.of(3));
    for (int i = 0; i < 4; i++) {
      TensorType type = new TensorType(ElementType.REAL, shape(random.nextInt(4)));
      reals.add(maker.input("x" + i, type));
    }
    for (int i = 0; i < 2; i++) {
      Shape shape = Shape.of(Extent.of(3), Extent.of(1 + random.nextInt(3)));
      reals.add(maker.param("p" + i, new TensorType(ElementType.REAL, shape)));
    }
    int steps = 4 + random.nextInt(24);
    for (int i = 0; i < steps; i++) {
      reals.add(step());
    }
    Expr last = reals.get(reals.size() - 1);
    maker.output("last", last).output("other", any());
    if (random.nextBoolean()) {
      maker.loss(Formula.plus(Totals.sum(last), Totals.sum(Formula.square(any()))));
    }
    return maker.make();
  }

  private Shape shape(int rank) {
    return new Shape(
        IntStream.range(0, rank)
            .mapToObj(axis -> extents.get(random.nextInt(extents.size())))
            .toList());
  }

  private Expr any() {
    int from = Math.max(0, reals.size() - 8);
    return random.nextInt(3) == 0
        ? reals.get(random.nextInt(reals.size()))
        : reals.get(from + random.nextInt(reals.size() - from));
  }

  private Expr step() {
    Expr x = any();
    return switch (random.nextInt(20)) {
      case 0 -> Formula.plus(x, like(x));
      case 1 -> Formula.times(Formula.sin(x), like(x));
      case 2 -> Formula.minus(Formula.times(x, "0.5"), like(x));
      case 3 -> Formula.exp(Formula.negate(Formula.square(x)));
      case 4 -> Formula.max(x, like(x));
      case 5 -> Formula.select(Formula.less(x, like(x)), x, Formula.cos(x));
      case 6 -> Rearrange.transpose(x, permutation(x));
      case 7 -> reduced(x);
      case 8 -> Rearrange.under(x, x.shape().under(shape(random.nextInt(2))));
      case 9 -> Rearrange.reshape(x, Shape.of(x.shape().size()));
      case 10 -> padded(x);
      case 11 -> product(x);
      case 12 -> x.shape().rank() == 0 ? Formula.sin(x) : Rearrange.concat(List.of(x, like(x)), 0);
      case 13 -> Totals.mean(x, axes(x));
      case 14 -> spread(x);
      case 15 -> Formula.times(x, Formula.cast(position(x), ElementType.REAL));
      case 16 -> sliced(x);
      case 17, 18 -> looped(x);
      default -> Formula.divide(x, Formula.plus(Formula.square(like(x)), "1"));
    };
  }

  /** Another value of the shape, or one that is made for it. */
  private Expr like(Expr x) {
    List<Expr> fitting = reals.stream().filter(r -> r.type().equals(x.type())).toList();
    return fitting.get(random.nextInt(fitting.size()));
  }

  private List<Integer> permutation(Expr x) {
    List<Integer> axes = new ArrayList<>(IntStream.range(0, x.shape().rank()).boxed().toList());
    Collections.shuffle(axes, random);
    return axes;
  }

  private List<Integer> axes(Expr x) {
    return IntStream.range(0, x.shape().rank())
        .filter(axis -> random.nextBoolean())
        .boxed()
        .toList();
  }

  private Expr reduced(Expr x) {
    return switch (random.nextInt(3)) {
      case 0 -> Totals.sum(x, axes(x));
      case 1 -> Formula.sin(Totals.sum(Formula.exp(Formula.sin(x)), axes(x)));
      default -> Totals.sum(x);
    };
  }

  private Expr padded(Expr x) {
    List<Extent> before = new ArrayList<>();
    List<Extent> after = new ArrayList<>();
    for (int axis = 0; axis < x.shape().rank(); axis++) {
      before.add(Extent.of(random.nextInt(3)));
      after.add(Extent.of(random.nextInt(2)));
    }
    return Rearrange.pad(Formula.cos(x), before, after);
  }

  private Expr sliced(Expr x) {
    Expr wide = padded(x);
    List<Extent> starts = Collections.nCopies(x.shape().rank(), Extent.ZERO);
    return Rearrange.slice(wide, starts, x.shape());
  }

  /** The product over one axis, against another value that has the same extent somewhere. */
  private Expr product(Expr x) {
    int rank = x.shape().rank();
    for (Expr y : reals) {
      for (int axis = 0; axis < rank; axis++) {
        int other = y.shape().extents().indexOf(x.shape().extent(axis));
        if (other >= 0 && rank + y.shape().rank() < 6) {
          return contract(x, axis, y, other);
        }
      }
    }
    return Formula.sin(x);
  }

  private Expr contract(Expr x, int axis, Expr y, int other) {
    List<Integer> left = new ArrayList<>(IntStream.range(0, x.shape().rank()).boxed().toList());
    List<Integer> right =
        new ArrayList<>(IntStream.range(10, 10 + y.shape().rank()).boxed().toList());
    right.set(other, axis);
    List<Integer> result = new ArrayList<>(left);
    result.addAll(right);
    result.removeIf(label -> label == axis);
    Collections.shuffle(result, random);
    return Formula.times(Totals.contract(x, left, y, right, result), "0.25");
  }

  /** A loop over the rows of a value, whose body is drawn in the same way. */
  private Expr looped(Expr x) {
    if (x.shape().rank() == 0 || x.shape().rank() > 4 || depth == 2) {
      return Formula.sin(x);
    }
    LoopMaker loop = new LoopMaker(maker.table(), x.shape().extent(0), any(Direction.values()));
    List<Expr> outside = List.copyOf(reals);
    List<Expr> inside = new ArrayList<>(List.of(loop.slice(x)));
    List<Expr> carries = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      carries.add(loop.carry(i == 1 ? like(any()) : any()));
    }
    inside.addAll(carries);
    inside.add(loop.capture(any()));
    inside.add(Formula.cast(loop.index(), ElementType.REAL));
    reals.clear();
    reals.addAll(inside);
    depth++;
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      reals.add(step());
    }
    depth--;
    loop.next(carries.stream().map(this::next).toArray(Expr[]::new));
    List<Expr> results = new ArrayList<>(List.of(loop.last(carries.get(0)), stacked(loop)));
    if (random.nextBoolean()) {
      results.add(stacked(loop));
    }
    reals.clear();
    reals.addAll(outside);
    reals.addAll(results.subList(1, results.size()));
    return results.get(0);
  }

  private Expr stacked(LoopMaker loop) {
    Expr of = any();
    return loop.stacked(of.shape().rank() > 3 ? Totals.sum(of) : of);
  }

  private Expr next(Expr carry) {
    return switch (random.nextInt(3)) {
      case 0 -> like(carry);
      case 1 -> Formula.sin(Formula.plus(carry, like(carry)));
      default -> Formula.times("0.5", like(carry));
    };
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private Expr spread(Expr x) {
    int axis = random.nextInt(x.shape().rank() + 1);
    Shape to = x.shape().with(axis, extents.get(random.nextInt(extents.size())));
    return to.rank() > 4 ? x : Rearrange.spread(x, to, List.of(axis));
  }

  private Expr position(Expr x) {
    return x.shape().rank() == 0
        ? Leaves.integer(x.table(), 2)
        : Leaves.iota(x.table(), x.shape(), random.nextInt(x.shape().rank()));
  }
}
