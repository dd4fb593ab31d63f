package dev.gradwright.runtime.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first-level data cache of a core, where Linux tells how large it is. It decides how many
 * terms of a matrix product tiles take at a time: speed alone, never a bit of the result, as a sum
 * keeps its terms in their order and is stored as it is in between.
 */
final class FirstLevelCache {
  private static final Path SIZE = Path.of("/sys/devices/system/cpu/cpu0/cache/index0/size");
  // The least of the processors whose vectors tiles are made for.
  private static final int UNKNOWN = 32 << 10;

  /** Its bytes. */
  static final int BYTES = read(SIZE);

  private FirstLevelCache() {}

  /**
   * How many terms at a time, so that a panel of B stays in the cache beside rows of A and C: the
   * most, or half of them. Where neither fits, the panel comes from the second level anyway; then
   * the most, which pass over C less often.
   *
   * @param most a power of two
   * @param bytesOfTerm of a panel, for each term
   * @param cache bytes
   */
  static int terms(int most, int bytesOfTerm, int cache) {
    int half = most / 2;
    int room = cache / 4 * 3;
    return most * bytesOfTerm > room && half * bytesOfTerm <= room ? half : most;
  }

  /** What a file such as Linux's tells, {@code 48K} for one. */
  static int read(Path file) {
    try {
      String size = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (size.endsWith("K")) {
        return Integer.parseInt(size.substring(0, size.length() - 1)) << 10;
      }
    } catch (IOException | SecurityException | NumberFormatException absent) {
      // Other systems have no such file.
    }
    return UNKNOWN;
  }
}
