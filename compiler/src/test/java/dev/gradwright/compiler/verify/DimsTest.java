package dev.gradwright.compiler.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DimsTest {
  private static final Span HERE = SourceFile.of("m.grad", "check gradient;").span(0, 15);

  @Test
  void dimsThatAreNotNamedAreDistinctSmallPrimes() {
    assertEquals(Map.of("N", 3L, "T", 5L), Dims.choose(graph(), Map.of()));
  }

  @Test
  void dimsAreAsAskedFor() {
    assertEquals(Map.of("N", 3L, "T", 8L), Dims.choose(graph(), Map.of("T", 8L)));
  }

  @Test
  void primesGrowUntilTheModelCanLiveWithThem() {
    Extent windows = Extent.dim("N").minus(Extent.of(6));
    assertEquals(Map.of("N", 7L, "T", 11L), Dims.choose(graph(windows), Map.of()));
  }

  @Test
  void primesFitADivisionThatMustComeOutEven() {
    Extent quotient = Extent.dim("T").plus(1).dividedBy(Extent.of(12));
    assertEquals(Map.of("N", 7L, "T", 11L), Dims.choose(graph(quotient), Map.of()));
  }

  @Test
  void whatNoPrimeFitsIsSaid() {
    Extent half = Extent.dim("N").dividedBy(Extent.of(4));
    NoSampleException none =
        assertThrows(NoSampleException.class, () -> Dims.choose(graph(half), Map.of()));
    assertEquals("does not fit; give extents with `at (...)`", none.getMessage());
  }

  private static Graph graph(Extent... nonNegative) {
    return new Graph(
        "",
        "M",
        "",
        "m.grad",
        Precision.F64,
        Map.of(),
        List.of(new Graph.Dim("N", "", HERE), new Graph.Dim("T", "", HERE)),
        Arrays.stream(nonNegative)
            .map(extent -> new Graph.Requirement(extent, "does not fit", HERE))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }
}
