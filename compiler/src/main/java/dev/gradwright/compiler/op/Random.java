package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.random.Draw;
import java.util.List;
import java.util.Locale;

/**
 * {@code x[i] = f(seed, step, stream, turn, place of i)}: a draw whose numbers depend on nothing
 * else, so that it may be computed anew anywhere. The operands are the words (seed low, seed high,
 * step) and the turn of the loop around the draw, 0 outside of loops.
 *
 * @param stream the path of the draw in the model, unlike that of any other
 */
public record Random(Distribution distribution, String stream, Shape shape) implements Registered {
  private static final int WORDS = 3;

  /** How the numbers are spread. */
  public enum Distribution {
    /** Between 0 and 1, without both. */
    UNIFORM(Function.UNIFORM, Facts.between(0x1p-53, 1)),
    /** The same cut to 23 bits, so that it is one number in all precisions. */
    COIN(Function.COIN, Facts.between(0x1p-24, 1)),
    /** Mean 0, variance 1. */
    NORMAL(Function.NORMAL, Facts.between(-9, 9));

    private final Function function;
    private final Facts facts;

    Distribution(Function function, Facts facts) {
      this.function = function;
      this.facts = facts;
    }
  }

  @Override
  public String spelling() {
    return distribution.name().toLowerCase(Locale.ROOT) + " " + stream;
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    boolean fits =
        operands.size() == 2
            && operands.get(0).equals(words())
            && operands.get(1).equals(TensorType.scalar(ElementType.INT));
    Require.that(fits, this, operands);
    return new TensorType(ElementType.REAL, shape);
  }

  /** The type of the words that all draws of a model share. */
  public static TensorType words() {
    return new TensorType(ElementType.INT, Shape.of(Extent.of(WORDS)));
  }

  @Override
  public Computation computation(List<TensorType> operands) {
    Scalar number = new Scalar.Literal(Integer.toString(Draw.stream(stream)), ElementType.INT);
    List<Scalar> arguments =
        List.of(
            word(0),
            word(1),
            word(2),
            number,
            Scalars.load(1, operands.get(1)),
            Scalars.position(place()));
    return Computation.Pointwise.of(
        new Scalar.Apply(distribution.function, arguments, ElementType.REAL));
  }

  private static Scalar word(int number) {
    return Scalars.load(0, words(), Affine.constant(Extent.of(number)));
  }

  private Affine place() {
    Affine place = Affine.constant(Extent.ZERO);
    for (int axis = 0; axis < shape.rank(); axis++) {
      place = place.times(shape.extent(axis)).plus(Affine.axis(axis));
    }
    return place;
  }

  @Override
  public Facts facts(List<Facts> operands) {
    return distribution.facts;
  }
}
