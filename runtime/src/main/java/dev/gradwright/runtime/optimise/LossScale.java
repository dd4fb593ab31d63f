package dev.gradwright.runtime.optimise;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import java.util.List;

/**
 * Multiplies the loss, so that gradients that are held in 16 bits do not underflow, and divides the
 * gradients again (P. Micikevicius et al., "Mixed precision training", ICLR 2018, section 3.2).
 * Dynamic scaling, of the same section, halves the scale and skips the step when a gradient has
 * overflowed, and doubles it after {@value #PATIENCE} steps in a row in which none has. Scales are
 * powers of two unless another is asked for, so that scaling and unscaling are exact. Allocates
 * nothing.
 *
 * <pre>{@code
 * model.backward(scale.factor());
 * if (scale.unscale(model.gradients())) {
 *   adam.step(parameters, model.gradients());
 * }
 * }</pre>
 */
public final class LossScale {
  private static final int PATIENCE = 2000;
  private static final double START = 0x1p15;
  private static final double LEAST = 1;
  private static final double LARGEST = 0x1p100;

  private enum Rule {
    FIXED,
    DYNAMIC
  }

  private final Rule rule;
  private double factor;
  private int good;
  private long skipped;

  private LossScale(Rule rule, double factor) {
    if (!isScale(factor)) {
      throw new IllegalArgumentException("a loss scale of " + factor);
    }
    this.rule = rule;
    this.factor = factor;
  }

  /**
   * A scale that stays; a step whose gradients have overflowed is skipped.
   *
   * @param factor from 1 to 2^100
   * @return the scale
   * @throws IllegalArgumentException if the factor is not
   */
  public static LossScale fixed(double factor) {
    return new LossScale(Rule.FIXED, factor);
  }

  /**
   * A scale that starts at 2^15 and finds its size.
   *
   * @return the scale
   */
  public static LossScale dynamic() {
    return new LossScale(Rule.DYNAMIC, START);
  }

  /**
   * What the loss is to be multiplied by in the next step.
   *
   * @return from 1 to 2^100
   */
  public double factor() {
    return factor;
  }

  /**
   * Divides gradients by the scale, if all of them are finite; and decides on the next scale.
   *
   * @param gradients of the loss times {@link #factor}, changed in place
   * @return whether the optimizer is to make its step; if not, the gradients are of no use
   */
  public boolean unscale(Parameters gradients) {
    if (areFinite(gradients.list())) {
      divide(gradients.list());
      succeed();
      return true;
    }
    skipped++;
    good = 0;
    if (rule == Rule.DYNAMIC) {
      factor = Math.max(LEAST, factor / 2);
    }
    return false;
  }

  private static boolean isScale(double factor) {
    return factor >= LEAST && factor <= LARGEST;
  }

  private void succeed() {
    good++;
    if (rule == Rule.DYNAMIC && good >= PATIENCE) {
      factor = Math.min(LARGEST, factor * 2);
      good = 0;
    }
  }

  private static boolean areFinite(List<Parameter> gradients) {
    for (int p = 0; p < gradients.size(); p++) {
      if (!isFinite(gradients.get(p).value())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFinite(RealTensor gradient) {
    for (int i = 0; i < gradient.size(); i++) {
      if (!Double.isFinite(gradient.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void divide(List<Parameter> gradients) {
    for (int p = 0; p < gradients.size(); p++) {
      RealTensor gradient = gradients.get(p).value();
      if (gradient instanceof FloatTensor floats) {
        divide(floats.array(), floats.size());
      } else {
        divide(((DoubleTensor) gradient).array(), gradient.size());
      }
    }
  }

  private void divide(float[] gradient, int size) {
    float divisor = (float) factor;
    for (int i = 0; i < size; i++) {
      gradient[i] /= divisor;
    }
  }

  private void divide(double[] gradient, int size) {
    for (int i = 0; i < size; i++) {
      gradient[i] /= factor;
    }
  }

  /**
   * How many steps in a row no gradient has overflowed, since the scale last changed.
   *
   * @return at least 0
   */
  public int goodSteps() {
    return good;
  }

  /**
   * How many steps were skipped.
   *
   * @return at least 0
   */
  public long skippedSteps() {
    return skipped;
  }

  /**
   * Goes on where another scale stood, as after reading a checkpoint.
   *
   * @param newFactor its factor, from 1 to 2^100
   * @param goodSteps its good steps, at least 0
   * @param skippedSteps its skipped steps, at least 0
   * @throws IllegalArgumentException if one is not
   */
  public void continueFrom(double newFactor, int goodSteps, long skippedSteps) {
    if (!isScale(newFactor) || goodSteps < 0 || skippedSteps < 0) {
      throw new IllegalArgumentException(
          "a loss scale of " + newFactor + " after " + goodSteps + " and " + skippedSteps);
    }
    factor = newFactor;
    good = goodSteps;
    skipped = skippedSteps;
  }

  /**
   * For people.
   *
   * @return such as {@code loss scale 32768.0, 2 steps skipped}
   */
  @Override
  public String toString() {
    return "loss scale " + factor + ", " + skipped + " steps skipped";
  }
}
