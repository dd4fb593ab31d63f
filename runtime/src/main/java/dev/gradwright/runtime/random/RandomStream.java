package dev.gradwright.runtime.random;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An endless row of random numbers that belongs to a seed and a name: number i is computed from
 * (seed, name, i) alone by {@link Philox}. Streams of other names do not change it. Equal objects
 * give equal bits.
 */
public final class RandomStream {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final double TWO_TO_MINUS_52 = 0x1p-52;

  private final long seed;
  private final long stream;

  private RandomStream(long seed, long stream) {
    this.seed = seed;
    this.stream = stream;
  }

  /**
   * The stream of a name.
   *
   * @param seed of the run
   * @param name such as a parameter's path; its UTF-8 bytes are hashed to 64 bits (FNV-1a)
   * @return the stream, at no position: numbers are asked for by index
   */
  public static RandomStream of(long seed, String name) {
    long hash = FNV_OFFSET;
    for (byte b : Objects.requireNonNull(name, "name").getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return new RandomStream(seed, hash);
  }

  /**
   * Uniform bits.
   *
   * @param index which number, from 0
   * @return 64 bits
   */
  public long bits(long index) {
    return Philox.words(index >>> 1, stream, seed, index);
  }

  /**
   * Uniform in the open interval (0, 1), with 52 bits.
   *
   * @param index which number, from 0
   * @return never 0 nor 1
   */
  public double uniform(long index) {
    return toUnit(bits(index));
  }

  /**
   * Standard normal, by the transform of Box and Muller ("A note on the generation of random normal
   * deviates", 1958): numbers 2p and 2p + 1 are the cosine and the sine of one pair of uniforms.
   *
   * @param index which number, from 0
   * @return mean 0, standard deviation 1, at most 8.7 in magnitude
   */
  public double normal(long index) {
    double radius = Math.sqrt(-2 * StrictMath.log(uniform(index & ~1)));
    double angle = 2 * Math.PI * uniform(index | 1);
    return radius * ((index & 1) == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
  }

  /**
   * A uniform int below a bound, by the high word of a product (some values are then likelier than
   * others by a factor of at most {@code 1 + bound / 2^32}).
   *
   * @param index which number, from 0
   * @param bound at least 1
   * @return from 0 to {@code bound - 1}
   * @throws IllegalArgumentException if the bound is not positive
   */
  public int below(long index, int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("a random int below " + bound);
    }
    return (int) ((bits(index) >>> 32) * bound >>> 32);
  }

  // Half a step up keeps 0 out; with 53 bits the greatest value would round to 1, so 52 are taken.
  static double toUnit(long bits) {
    return ((bits >>> 12) + 0.5) * TWO_TO_MINUS_52;
  }
}
