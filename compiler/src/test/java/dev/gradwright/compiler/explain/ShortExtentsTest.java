package dev.gradwright.compiler.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.type.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortExtentsTest {
  private static final Extent T = Extent.dim("T");

  @Test
  void segmentsAndWhatIsLeftOfThemHaveLetters() {
    Extent length = T.floorDividedBy(Extent.of(16)).plus(1);
    Extent segments = T.floorDividedBy(length);
    Extent rest = T.minus(segments.times(length));
    ShortExtents extents = new ShortExtents(List.of(rest, segments));
    assertEquals("-a*b + T", extents.of(rest).toString());
    assertEquals(List.of("a = T div 16 + 1", "b = T div a"), extents.meanings());
  }

  @Test
  void lettersThatAreDimsStayDims() {
    Extent length = Extent.dim("a").root().plus(1);
    ShortExtents extents = new ShortExtents(List.of(Extent.dim("a").floorDividedBy(length)));
    assertEquals(List.of("b = root(a) + 1", "c = a div b"), extents.meanings());
  }

  @Test
  void quotientsByNumbersAndDimsStayAsTheyAre() {
    Extent windows = T.plus(-3).floorDividedBy(Extent.dim("S")).plus(1);
    ShortExtents extents = new ShortExtents(List.of(windows));
    assertEquals(windows, extents.of(windows));
    assertEquals(List.of(), extents.meanings());
  }
}
