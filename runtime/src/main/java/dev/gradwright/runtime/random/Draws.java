package dev.gradwright.runtime.random;

/**
 * Where the random draws of a model stand. All numbers of a training step follow from the seed and
 * the step; the step counts the training steps that are done.
 */
public final class Draws {
  /** How many ints {@link #copyTo} writes. */
  public static final int WORDS = 3;

  private static final Draws NONE = new Draws(0);

  private long seed;
  private long step;

  private Draws(long seed) {
    this.seed = seed;
  }

  /**
   * The draws of a seed, before the first step.
   *
   * @param seed equal seeds give equal bits
   * @return a new object
   */
  public static Draws of(long seed) {
    return new Draws(seed);
  }

  /**
   * Of a model that draws nothing.
   *
   * @return an object that cannot be moved
   */
  public static Draws none() {
    return NONE;
  }

  /**
   * Whether there are any.
   *
   * @return false for a model that draws nothing
   */
  public boolean exist() {
    return this != NONE;
  }

  /**
   * The seed.
   *
   * @return as it was given
   */
  public long seed() {
    return seed;
  }

  /**
   * The step that is next.
   *
   * @return at least 0
   */
  public long step() {
    return step;
  }

  /**
   * Goes to a step of a seed: what is drawn then does not depend on what was drawn before.
   *
   * @param newSeed any
   * @param newStep at least 0; draws repeat after 2^32 steps
   * @throws IllegalArgumentException for a negative step
   * @throws UnsupportedOperationException if the model draws nothing
   */
  public void moveTo(long newSeed, long newStep) {
    if (!exist()) {
      throw new UnsupportedOperationException("this model draws no random numbers");
    }
    if (newStep < 0) {
      throw new IllegalArgumentException("random draws of step " + newStep);
    }
    seed = newSeed;
    step = newStep;
  }

  /** Goes to the next step; generated classes do so when a training step is done. */
  public void advance() {
    moveTo(seed, step + 1);
  }

  /**
   * Writes the words that kernels read: seed low, seed high, step.
   *
   * @param words of length {@value #WORDS} or more
   */
  public void copyTo(int[] words) {
    words[0] = (int) seed;
    words[1] = (int) (seed >>> 32);
    words[2] = (int) step;
  }
}
