package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstLevelCacheTest {
  private static final int OF_512_BITS = 4 * 64;
  private static final int OF_256_BITS = 2 * 32;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"32, 256", "48, 128", "64, 128", "96, 256", "128, 256"})
  void takesHalfOfTheTermsWhereOnlyTheirPanelStays(int kibibytes, int terms) {
    assertEquals(terms, FirstLevelCache.terms(256, OF_512_BITS, kibibytes << 10));
  }

  @Test
  void takesAllWhereTheirPanelStays() {
    assertEquals(256, FirstLevelCache.terms(256, OF_256_BITS, 32 << 10));
  }

  @ParameterizedTest
  @CsvSource({"48K, 49152", "192K, 196608", "'', 32768", "1M, 32768", "K, 32768", "many, 32768"})
  void readsWhatLinuxTells(String told, int bytes) throws IOException {
    Path file = Files.writeString(directory.resolve("size"), told + "\n");
    assertEquals(bytes, FirstLevelCache.read(file));
  }

  @Test
  void knowsNothingWhereThereIsNoFile() {
    assertEquals(32 << 10, FirstLevelCache.read(directory.resolve("absent")));
  }
}
