package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the kernels run on. */
class KernelsTest {
  @Test
  void kernelsRunOnVectorsWhereTheirModuleIs() {
    assertEquals(Boolean.getBoolean("test.vectors"), Kernels.hasVectors());
  }
}
