package dev.gradwright.runtime.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The known answers of Random123's {@code kat_vectors} for philox4x32 with 10 rounds. */
final class PhiloxTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0, 0, 6627e8d5, e169c58d, bc57ac4c, 9b00dbd8",
    "ffffffff, ffffffff, ffffffff, ffffffff, ffffffff, ffffffff, 408f276d, 41c83b0e, a20bc7c6, 6d5451fd",
    "243f6a88, 85a308d3, 13198a2e, 03707344, a4093822, 299f31d0, d16cfe09, 94fdcceb, 5001e420, 24126ea1"
  })
  void givesTheKnownAnswers(
      String c0,
      String c1,
      String c2,
      String c3,
      String k0,
      String k1,
      String r0,
      String r1,
      String r2,
      String r3) {
    assertEquals(words(r0, r1), Philox.words(words(c0, c1), words(c2, c3), words(k0, k1), 0));
    assertEquals(words(r2, r3), Philox.words(words(c0, c1), words(c2, c3), words(k0, k1), 1));
  }

  private static long words(String low, String high) {
    return Long.parseLong(high, 16) << 32 | Long.parseLong(low, 16);
  }
}
