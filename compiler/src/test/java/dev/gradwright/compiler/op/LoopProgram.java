package dev.gradwright.compiler.op;

import static dev.gradwright.compiler.op.Formula.exp;
import static dev.gradwright.compiler.op.Formula.minus;
import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.sin;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.tanh;
import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A scalar function that is computed by loops, of start values, a sequence and weights.
 *
 * @param sources what it is a function of
 */
public record LoopProgram(String name, Scene scene, List<Expr> sources, Expr function) {

  /** What stands in the body. */
  public enum Kind {
    /** Two carries, stacked and last values, captured weights, the number of the step. */
    RECURRENT,
    /** A loop in the body, with the outer carry and slice as its operands. */
    NESTED,
    /** A step along the gradient of a function of the carry. */
    DESCENT,
    /** A function with a stated rule. */
    RULED,
    /** The derivatives of the last value by the start values. */
    SENSITIVITY,
    /** A Jacobian and directional derivatives of one step. */
    LINEARISED,
    /** A branch that is infinite where it is not taken. */
    MASKED
  }

  /**
   * Every kind with several numbers of steps, both ways, keeping values and computing them again.
   */
  public static Stream<LoopProgram> all() {
    return Stream.of(Kind.values())
        .flatMap(kind -> Stream.of(0, 1, 5).flatMap(trips -> of(kind, trips)));
  }

  private static Stream<LoopProgram> of(Kind kind, int trips) {
    Keep two = new Keep.Segments(Optional.of(Extent.of(2)));
    Keep some = new Keep.Segments(Optional.empty());
    return Stream.of(
        of(kind, trips, Direction.FORWARD, Keep.MENTIONED),
        of(kind, trips, Direction.FORWARD, two),
        of(kind, trips, Direction.BACKWARD, trips == 1 ? Keep.CARRIES : Keep.MENTIONED),
        of(kind, trips, Direction.BACKWARD, trips == 1 ? some : two));
  }

  /** One program, its numbers drawn by chance. */
  public static LoopProgram of(Kind kind, int trips, Direction direction, Keep keep) {
    String name = kind + " " + trips + " " + direction + " keeps " + keep;
    return new Making(name, kind, trips, direction, keep).program();
  }

  private static final class Making {
    private final Scene scene = new Scene();
    private final String name;
    private final Kind kind;
    private final LoopMaker loop;
    private final Random random = new Random(11);
    private final Expr start = drawn(3);
    private final Expr sequence;
    private final Expr weights = drawn(3, 3);

    Making(String name, Kind kind, int trips, Direction direction, Keep keep) {
      this.name = name;
      this.kind = kind;
      this.sequence = drawn(trips, 3);
      this.loop = new LoopMaker(scene.table(), Extent.of(trips), direction, keep);
    }

    private Expr drawn(Integer... extents) {
      double[] values = new double[Arrays.stream(extents).reduce(1, (a, b) -> a * b)];
      Arrays.setAll(values, i -> random.nextDouble(-1, 1));
      return scene.tensor(List.of(extents), values);
    }

    LoopProgram program() {
      Expr function =
          switch (kind) {
            case RECURRENT -> recurrent();
            case NESTED -> nested();
            case DESCENT -> descent();
            case RULED -> ruled();
            case SENSITIVITY -> sensitivity();
            case LINEARISED -> linearised();
            case MASKED -> masked();
          };
      return new LoopProgram(name, scene, List.of(start, sequence, weights), function);
    }

    /** A weighing of all elements. */
    private Expr weighed(Expr x) {
      Integer[] extents =
          x.shape().extents().stream()
              .map(e -> (int) e.constant().orElseThrow())
              .toArray(Integer[]::new);
      return Totals.sum(times(x, drawn(extents)));
    }

    private Expr recurrent() {
      Expr h = loop.carry(start);
      Expr c = loop.carry(times("0.5", start));
      Expr unused = loop.carry(square(start));
      Expr x = loop.slice(sequence);
      Expr t = Formula.cast(loop.index(), ElementType.REAL);
      Expr scaled = times("0.5", square(weights));
      Expr h2 = tanh(plus(Totals.matrixProduct(h, scaled), x));
      Expr c2 = plus(times(c, sin(h2)), exp(times("0.3", x)));
      loop.body(List.of(h2, c2, plus(unused, c)), times(plus(c2, times("0.1", t)), h2), x);
      return plus(
          weighed(loop.stacked(0)),
          plus(times(weighed(loop.last(0)), weighed(loop.last(1))), weighed(loop.stacked(1))));
    }

    private Expr nested() {
      Expr h = loop.carry(start);
      Expr x = loop.slice(sequence);
      LoopMaker inner =
          new LoopMaker(
              scene.table(), Extent.of(3), Direction.FORWARD, new Keep.Segments(Optional.empty()));
      Expr s = inner.carry(sin(h));
      Expr row = inner.slice(weights);
      inner.body(List.of(plus(tanh(times(s, row)), times(x, h))), times(s, s));
      loop.body(List.of(inner.last(0)), Totals.sum(times(inner.stacked(0), weights), List.of(0)));
      return plus(weighed(loop.stacked(0)), square(weighed(loop.last(0))));
    }

    private Expr descent() {
      Expr h = loop.carry(start);
      Expr x = loop.slice(sequence);
      Expr at = Leaves.marker(h);
      Expr miss = minus(Totals.matrixProduct(at, weights), x);
      Expr loss = Totals.sum(plus(square(miss), exp(at)));
      Expr byWeights = Leaves.gradient(loss, weights);
      Expr next = minus(at, times("0.1", Leaves.gradient(loss, at)));
      loop.body(List.of(next), Totals.sum(times(byWeights, weights), List.of(0)));
      return plus(weighed(loop.last(0)), weighed(loop.stacked(0)));
    }

    private Expr ruled() {
      Expr h = loop.carry(start);
      Expr x = loop.slice(sequence);
      Expr p = Leaves.hole(scene.table(), x.type());
      Expr seed = Leaves.hole(scene.table(), x.type());
      Body primal = new Body(List.of(p), List.of(times(p, square(p))));
      Body bars = new Body(List.of(p, seed), List.of(times(seed, times("3", square(p)))));
      CustomRule cube = new CustomRule(primal, bars, 0, CustomRule.Kind.TRUE);
      Expr mixed = plus(times("0.5", Totals.matrixProduct(h, weights)), x);
      loop.body(List.of(scene.table().apply(cube, sin(mixed))), h);
      return plus(weighed(loop.last(0)), weighed(loop.stacked(0)));
    }

    private Expr sensitivity() {
      Expr from = Leaves.marker(start);
      Expr h = loop.carry(from);
      Expr x = loop.slice(sequence);
      loop.body(List.of(sin(plus(Totals.matrixProduct(h, weights), times(x, h)))));
      Expr last = loop.last(0);
      Expr more = Totals.sum(times(last, last));
      return plus(
          weighed(Leaves.jacobian(last, from)),
          plus(
              weighed(Leaves.hvp(more, from, square(weights(0)))),
              weighed(Leaves.jvp(last, from, weights(1)))));
    }

    private Expr weights(int row) {
      return Rearrange.pick(weights, 0, Extent.of(row));
    }

    private Expr linearised() {
      Expr h = loop.carry(start);
      Expr x = loop.slice(sequence);
      Expr at = Leaves.marker(h);
      Expr step = times("0.5", sin(plus(Totals.matrixProduct(at, weights), times(x, at))));
      Expr jacobian = Leaves.jacobian(step, at);
      Expr curved = Leaves.hvp(Totals.sum(times(step, step)), at, x);
      Expr moved = Leaves.jvp(step, at, square(x));
      loop.body(List.of(plus(Totals.matrixProduct(jacobian, x), curved)), plus(moved, h));
      return plus(weighed(loop.last(0)), weighed(loop.stacked(0)));
    }

    private Expr masked() {
      Expr h = loop.carry(start);
      Expr pole = loop.carry(Leaves.zeros(scene.table(), start.type()));
      Expr x = loop.slice(sequence);
      Expr isZero = Formula.equal(pole, Formula.zerosLike(pole));
      Expr slope = Formula.select(isZero, h, Formula.divide(h, pole));
      loop.body(List.of(plus(sin(times(slope, x)), weights(0)), times("0", h)), slope);
      return plus(weighed(loop.last(0)), weighed(loop.stacked(0)));
    }
  }
}
