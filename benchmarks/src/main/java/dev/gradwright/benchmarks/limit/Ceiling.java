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

  /**
   * Reads and writes as many bytes as the bounded work, at places of one array: where two arrays
   * lie is chance, and a copy to addresses a little above those it reads, but for whole pages,
   * waits for its own stores.
   */
  private static final class Copy implements Step {
    private static final int PAGE = 4096 / Float.BYTES;
    // Half a region of the heap and more begins a region of its own, where it stays.
    private static final int LEAST = 1 << 18;
    // Behind a header of 16 bytes, the beginning of a line of the cache.
    private static final int FROM = 12;

    private final float[] floats;
    private final int length;
    private final int to;

    Copy(int length) {
      this.length = length;
      this.to = FROM + (length + PAGE - 1) / PAGE * PAGE;
      this.floats = new float[Math.max(LEAST, to + length)];
    }

    @Override
    public double run() {
      System.arraycopy(floats, FROM, floats, to, length);
      return floats[to];
    }
  }
}
