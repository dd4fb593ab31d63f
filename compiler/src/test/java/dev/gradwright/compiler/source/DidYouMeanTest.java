package dev.gradwright.compiler.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> NAMES = List.of("softmax", "relu", "Hidden", "hidden", "x");

  @Test
  void oneMistakeInAShortWordIsUnderstood() {
    assertEquals(Optional.of("relu"), DidYouMean.among(NAMES, "rleu"));
    assertEquals(Optional.of("relu"), DidYouMean.among(NAMES, "rel"));
    assertEquals(Optional.of("relu"), DidYouMean.among(NAMES, "relus"));
  }

  @Test
  void longerWordsMayHoldMoreMistakes() {
    assertEquals(Optional.of("softmax"), DidYouMean.among(NAMES, "softmaks"));
  }

  @Test
  void caseIsTheSmallestMistake() {
    assertEquals(Optional.of("softmax"), DidYouMean.among(NAMES, "softMax"));
  }

  @Test
  void whatIsFarFromAllMeansNothing() {
    assertEquals(Optional.empty(), DidYouMean.among(NAMES, "convolution"));
    assertEquals(Optional.empty(), DidYouMean.among(NAMES, "r".repeat(10_000)));
  }
}
