package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.runtime.kernel.Kernels;
import org.junit.jupiter.api.Test;

/** What the kernels run on. */
class FlavourTest {
  @Test
  void kernelsRunOnVectorsWhereTheirModuleIs() {
    assertEquals(Boolean.getBoolean("test.vectors"), Kernels.hasVectors());
  }
}
