package dev.gradwright.runtime.initialise;

import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.tensor.RealTensor;

/**
 * The initialisers, one static method each; every one takes a stream, whether it draws or not, so
 * that generated calls have one form. Element i of the tensor is made of number i of the stream
 * (except for {@link #orthogonal}), computed in double and rounded once, so an f32 model starts at
 * the rounded values of its f64 twin. Normal draws are not truncated.
 */
public final class Initialisers {
  private Initialisers() {}

  /**
   * All 0.
   *
   * @param target what is filled
   * @param stream unused
   */
  public static void zeros(RealTensor target, RandomStream stream) {
    target.fill(0);
  }

  /**
   * All 1.
   *
   * @param target what is filled
   * @param stream unused
   */
  public static void ones(RealTensor target, RandomStream stream) {
    target.fill(1);
  }

  /**
   * All one value.
   *
   * @param target what is filled
   * @param stream unused
   * @param value the value
   */
  public static void constant(RealTensor target, RandomStream stream, double value) {
    target.fill(value);
  }

  /**
   * Uniform in (low, high).
   *
   * @param target what is filled
   * @param stream where the numbers come from
   * @param low the lower end
   * @param high the upper end, not below {@code low}
   * @throws IllegalArgumentException if the ends are not finite and in order
   */
  public static void uniform(RealTensor target, RandomStream stream, double low, double high) {
    if (!(low <= high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException("uniform(low = " + low + ", high = " + high + ")");
    }
    for (int i = 0; i < target.size(); i++) {
      target.set(i, low + (high - low) * stream.uniform(i));
    }
  }

  /**
   * Normal.
   *
   * @param target what is filled
   * @param stream where the numbers come from
   * @param mean the mean
   * @param std the standard deviation, at least 0
   * @throws IllegalArgumentException if the deviation is negative or NaN
   */
  public static void normal(RealTensor target, RandomStream stream, double mean, double std) {
    if (!(std >= 0)) {
      throw new IllegalArgumentException("normal(mean = " + mean + ", std = " + std + ")");
    }
    for (int i = 0; i < target.size(); i++) {
      target.set(i, mean + std * stream.normal(i));
    }
  }

  /**
   * Uniform within {@code gain * sqrt(6 / (fan-in + fan-out))} of 0 (X. Glorot, Y. Bengio,
   * "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010,
   * equation 16).
   *
   * @param target what is filled
   * @param stream where the numbers come from
   * @param gain a factor for the activation that follows
   */
  public static void glorotUniform(RealTensor target, RandomStream stream, double gain) {
    Fan fan = Fan.of(target);
    symmetric(target, stream, gain * Math.sqrt(6.0 / ((double) fan.in() + fan.out())));
  }

  /**
   * Normal with deviation {@code gain * sqrt(2 / (fan-in + fan-out))} (Glorot and Bengio, equation
   * 12).
   *
   * @param target what is filled
   * @param stream where the numbers come from
   * @param gain a factor for the activation that follows
   */
  public static void glorotNormal(RealTensor target, RandomStream stream, double gain) {
    Fan fan = Fan.of(target);
    centred(target, stream, gain * Math.sqrt(2.0 / ((double) fan.in() + fan.out())));
  }

  /**
   * Uniform within {@code gain * sqrt(6 / fan-in)} of 0 (K. He, X. Zhang, S. Ren, J. Sun, "Delving
   * deep into rectifiers", ICCV 2015, the variance of equation 10).
   *
   * @param target what is filled
   * @param stream where the numbers come from
   * @param gain a factor on top of the rectifier's own sqrt 2
   */
  public static void heUniform(RealTensor target, RandomStream stream, double gain) {
    symmetric(target, stream, gain * Math.sqrt(6.0 / Fan.of(target).in()));
  }

  /**
   * Normal with deviation {@code gain * sqrt(2 / fan-in)} (He et al., equation 10).
   *
   * @param target what is filled
   * @param stream where the numbers come from
   * @param gain a factor on top of the rectifier's own sqrt 2
   */
  public static void heNormal(RealTensor target, RandomStream stream, double gain) {
    centred(target, stream, gain * Math.sqrt(2.0 / Fan.of(target).in()));
  }

  /**
   * Normal with deviation {@code gain * sqrt(1 / fan-in)} (Y. LeCun, L. Bottou, G. Orr, K.-R.
   * Mueller, "Efficient BackProp", 1998, equation 16).
   *
   * @param target what is filled
   * @param stream where the numbers come from
   * @param gain a factor for the activation that follows
   */
  public static void lecunNormal(RealTensor target, RandomStream stream, double gain) {
    centred(target, stream, gain * Math.sqrt(1.0 / Fan.of(target).in()));
  }

  /**
   * {@code gain} times a random matrix with orthonormal rows or columns, whichever are fewer,
   * uniform over all such (A. Saxe, J. McClelland, S. Ganguli, "Exact solutions to the nonlinear
   * dynamics of learning in deep linear neural networks", ICLR 2014). A tensor counts as the matrix
   * of its first extent by all others, a vector as one row.
   *
   * @param target what is filled
   * @param stream where the numbers come from
   * @param gain a factor for the activation that follows
   */
  public static void orthogonal(RealTensor target, RandomStream stream, double gain) {
    int rows = target.rank() < 2 ? 1 : target.extent(0);
    int columns = rows == 0 ? 0 : target.size() / rows;
    boolean wide = rows <= columns;
    double[][] frame =
        OrthonormalFrame.random(Math.min(rows, columns), Math.max(rows, columns), stream);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        target.set(i * columns + j, gain * (wide ? frame[i][j] : frame[j][i]));
      }
    }
  }

  private static void symmetric(RealTensor target, RandomStream stream, double limit) {
    uniform(target, stream, -Math.abs(limit), Math.abs(limit));
  }

  private static void centred(RealTensor target, RandomStream stream, double std) {
    normal(target, stream, 0, Math.abs(std));
  }
}
