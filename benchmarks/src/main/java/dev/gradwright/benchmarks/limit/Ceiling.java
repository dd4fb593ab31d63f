package dev.gradwright.benchmarks.limit;

import dev.gradwright.benchmarks.measure.Step;
import java.util.Optional;

/**
 * A loop that runs at a limit of the machine.
 *
 * @param bound what is bounded
 * @param loop the loop
 * @param scale how many times its time the bounded work takes at that limit
 */
public record Ceiling(Bound bound, Step loop, double scale) {

  /**
   * The loop for a bound.
   *
   * @param bound what is bounded
   * @param threads how many threads may work at once
   * @return empty for no bound, and for operations in a JVM without the Vector API
   */
  public static Optional<Ceiling> of(Bound bound, int threads) {
    return switch (bound.kind()) {
      case NONE -> Optional.empty();
      case BYTES -> Optional.of(new Ceiling(bound, copying(bound.amount(), threads), 1));
      case FLOATS -> fused(bound, bound.amount(), threads);
      // A vector holds half as many doubles, and as many vectors are started.
      case DOUBLES -> fused(bound, 2 * bound.amount(), threads);
    };
  }

  private static Optional<Ceiling> fused(Bound bound, double floats, int threads) {
    return FmaPeak.find()
        .map(
            peak ->
                new Ceiling(
                    bound,
                    Together.of(threads, () -> peak),
                    floats / (peak.operations() * threads)));
  }

  private static Step copying(double bytes, int threads) {
    int length = (int) (bytes / 2 / Float.BYTES / threads);
    return Together.of(threads, () -> new Copy(length));
  }

  /** Reads and writes as many bytes as the bounded work. */
  private static final class Copy implements Step {
    private final float[] from;
    private final float[] to;

    Copy(int length) {
      from = new float[length];
      to = new float[length];
    }

    @Override
    public double run() {
      System.arraycopy(from, 0, to, 0, from.length);
      return to[0];
    }
  }
}
