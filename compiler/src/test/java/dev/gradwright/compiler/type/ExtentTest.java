package dev.gradwright.compiler.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExtentTest {
  private final Extent c = Extent.dim("C");
  private final Extent g = Extent.dim("G");
  private final Extent n = Extent.dim("N");

  @Test
  void aQuotientTimesItsDivisorIsWhatWasDivided() {
    assertEquals(c, c.dividedBy(g).times(g));
    assertEquals(n.times(c), n.times(g).times(c.dividedBy(g)));
    assertEquals(c, c.dividedBy(Extent.of(4)).times(Extent.of(4)));
  }

  @Test
  void aQuotientTimesSomethingElseStaysOne() {
    assertEquals("(C/G)*N", c.dividedBy(g).times(n).toString());
    assertEquals("2*C/4", c.dividedBy(Extent.of(4)).times(Extent.of(2)).toString());
  }

  @Test
  void aFloorTimesItsDivisorIsNotWhatWasDivided() {
    assertEquals("(C div G)*G", c.floorDividedBy(g).times(g).toString());
  }

  @Test
  void sumsCancelTermByTerm() {
    Extent sum = c.dividedBy(g).plus(n.dividedBy(g)).plus(1);
    assertEquals(c.plus(n).plus(g), sum.times(g));
  }
}
