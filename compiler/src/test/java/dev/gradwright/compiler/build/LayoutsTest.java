package dev.gradwright.compiler.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Tensors laid out anew inside index notation, one operand of which depends on an index. */
class LayoutsTest {
  private static final double EXACT = 0;

  private static Evaluated model(String output) {
    return Evaluated.model(
            "model M { input x: real[2, 1]; input a: real[2]; output y[i, k] = " + output + "; }")
        .with("x", 1, 2)
        .with("a", 7, 8);
  }

  @Test
  void aFillThatDependsOnAnIndexPadsTheAxisThatIsNamed() {
    Evaluated m = model("pad(x, before = 1, after = 1, axis = 0, value = a[i])[k, 0]");
    assertArrayEquals(new double[] {7, 1, 2, 7, 8, 1, 2, 8}, m.output("y"), EXACT);
  }

  @Test
  void aPartThatDependsOnAnIndexIsJoinedAlongTheAxisThatIsNamed() {
    Evaluated m = model("concat(x, [[a[i]]], axis = 0)[k, 0]");
    assertArrayEquals(new double[] {1, 2, 7, 1, 2, 8}, m.output("y"), EXACT);
  }
}
