package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.parallel.Threads;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of every second element in lanes, which reach into the next rows. */
class ShortLanesTest {
  private final int before = Threads.count();
  private final long grain = Threads.grain();

  @AfterEach
  void restore() {
    Threads.use(before);
    Threads.grain(grain);
  }

  /**
   * Rows of less than a vector, or half of one, of one, and of several with a rest; windows that
   * overlap, and tall ones, too.
   */
  @ParameterizedTest
  @CsvSource({
    "F32, 8, 2, 2, 2", "F32, 24, 2, 2, 2", "F32, 32, 2, 2, 2", "F32, 35, 2, 2, 2",
    "F32, 70, 2, 2, 2", "F32, 25, 3, 3, 2", "F32, 24, 3, 3, 3", "F64, 8, 2, 2, 2",
    "F64, 24, 2, 2, 2", "F64, 35, 2, 2, 2", "F32, 6, 2, 2, 2", "F64, 4, 2, 2, 2",
    "F32, 24, 4, 2, 2", "F32, 36, 6, 2, 2", "F64, 36, 6, 2, 2"
  })
  void pooledElementsAndTheirAdjointsHaveTheSameBits(
      Precision precision, int size, int height, int width, int stride) {
    String text = pooling(size, height, width, stride);
    ModelType plain = VectorFlavourTest.type(text, "Pooling", precision, Flavours.PORTABLE);
    ModelType fast =
        VectorFlavourTest.type(text, "Pooling", precision, Flavours.PORTABLE_AND_VECTORS);
    Threads.grain(1);
    for (int images : List.of(0, 1, 7)) {
      List<Tensor> inputs =
          List.of(
              VectorFlavourTest.numbers(precision, new Random(images), images, 3, size, size),
              VectorFlavourTest.numbers(precision, new Random(2), 3));
      Model expected = VectorFlavourTest.run(plain, inputs, images);
      for (int threads : List.of(1, 3)) {
        Threads.use(threads);
        Model found = VectorFlavourTest.run(fast, inputs, images);
        for (int i = 0; i < expected.outputs().size(); i++) {
          VectorFlavourTest.same(expected.outputs().get(i), found.outputs().get(i), "output " + i);
        }
        RealTensor gradient = expected.inputGradient("x").orElseThrow();
        VectorFlavourTest.same(gradient, found.inputGradient("x").orElseThrow(), "adjoint");
      }
    }
  }

  /** Windows one below the other as far as their height, or where that is the width, as given. */
  private static String pooling(int size, int height, int width, int stride) {
    return """
        import windows;
        model Pooling {
          dim N;
          input x: real[N, 3, %1$d, %1$d];
          input b: real[3];
          let y[n, c, i, j] = max(x[n, c, i, j] + b[c], 0.0);
          output high = maxPool2d(y, %2$d, %3$d, %4$d, %5$d);
          output average = avgPool2d(y, %2$d, %3$d, %4$d, %5$d);
        }
        """
        .formatted(size, height, width, height == width ? stride : height, stride);
  }

  @Test
  @EnabledIfSystemProperty(named = "test.vectors", matches = "true")
  void poolingByTwoIsInLanes() {
    Compiled compiled =
        Compiled.ofText(pooling(24, 2, 2, 2), Precision.F32, Flavours.PORTABLE_AND_VECTORS);
    Set<String> kernels =
        Arrays.stream(compiled.load("made.PoolingVectors").getDeclaredMethods())
            .map(method -> method.getName().replaceAll("[0-9]", ""))
            .collect(Collectors.toSet());
    assertTrue(
        kernels.containsAll(Set.of("high", "averageYPart", "highYPartAdjoint")), kernels::toString);
  }

  /** The adjoint of the right one of two neighbours has twice the size of the left one's. */
  private static final String WEIGHTED =
      """
      model Weighted {
        dim N;
        input x: real[N, 3, 12, 24];
        let y[n, c, i in 6, j in 12] =
            sum[p in 2, q in 2] x[n, c, 2 * i + p, 2 * j + q] * real(q + 1);
        output weighted = y;
      }
      """;

  @Test
  void neighboursThatAreNotAlikeHaveTheSameBits() {
    for (Precision precision : List.of(Precision.F32, Precision.F64)) {
      ModelType plain = VectorFlavourTest.type(WEIGHTED, "Weighted", precision, Flavours.PORTABLE);
      ModelType fast =
          VectorFlavourTest.type(WEIGHTED, "Weighted", precision, Flavours.PORTABLE_AND_VECTORS);
      List<Tensor> inputs =
          List.of(VectorFlavourTest.numbers(precision, new Random(1), 5, 3, 12, 24));
      Model expected = VectorFlavourTest.run(plain, inputs, 5);
      Model found = VectorFlavourTest.run(fast, inputs, 5);
      RealTensor gradient = expected.inputGradient("x").orElseThrow();
      VectorFlavourTest.same(gradient, found.inputGradient("x").orElseThrow(), "adjoint");
    }
  }

  /** Those of one window are, unless windows overlap. */
  @Test
  void neighboursThatAreAlikeAreStoredAsTheyLie() {
    assertEquals("twice", stores(pooling(24, 2, 2, 2)));
    assertEquals("twice", stores(pooling(24, 4, 2, 2)));
    assertEquals("", stores(pooling(24, 3, 3, 2)));
    assertEquals("storeInTurns", stores(WEIGHTED));
  }

  /** Which of the two ways to store neighbours the kernels with vectors know. */
  private static String stores(String text) {
    String java = String.join("", Compiled.vectorsOf(text, Precision.F32).values());
    return Stream.of("twice", "storeInTurns")
        .filter(way -> java.contains("Vectors." + way + "("))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({"24, 2, 2, false", "25, 2, 2, true", "25, 3, 2, true", "24, 3, 3, false"})
  void windowsThatNeitherOverlapNorLeaveAnythingOutAreStoredAndNotAdded(
      int size, int window, int stride, boolean adds) {
    String model =
        """
        import windows;
        model Pooling {
          dim N;
          input x: real[N, %1$d, %1$d];
          output high = maxPool2d(x, %2$d, %2$d, %3$d, %3$d);
        }
        """
            .formatted(size, window, stride);
    String java = Compiled.javaOf(model, Precision.F32);
    assertEquals(adds, java.contains("] +="), java);
  }
}
