package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.tensor.DoubleTensor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loop that computes its steps again gives what it gives without, whatever is left over. */
class RecomputationTest {
  private static final int[] TRIPS = {0, 1, 2, 5, 7};

  private static Compiled compiled(String how) {
    return Compiled.ofText(
        """
        model Walk {
          dim T;
          input x: real[T];
          param w: real = 0.9;
          let (path, last) = scan t in T from (h: real = w) %s {
            let g = tanh(w * h + x[t]) + 0.1 * t;
            next h = g;
            yield g * x[t];
            final h;
          };
          loss = sum(path) + last^2;
        }
        """
            .formatted(how),
        Precision.F64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"remat", "remat 1", "remat 2", "remat 3", "remat 50"})
  void recomputationChangesNeitherValuesNorGradients(String remat) {
    for (String direction : List.of("", "reverse ")) {
      Compiled kept = compiled(direction);
      Compiled recomputed = compiled(direction + remat);
      for (int trips : TRIPS) {
        assertArrayEquals(
            step(kept, trips), step(recomputed, trips), 1e-13, remat + " of " + trips);
      }
    }
  }

  /** The loss and the gradient. */
  private static double[] step(Compiled compiled, int trips) {
    Model model = compiled.type("Walk").create(compiled.type("Walk").initialise(1), trips);
    double[] x = new double[trips];
    for (int t = 0; t < trips; t++) {
      x[t] = Math.sin(t + 1);
    }
    double loss = model.forward(List.of(DoubleTensor.of(x, trips)));
    model.backward();
    assertEquals(1, model.gradients().flat().size());
    return new double[] {loss, model.gradients().flat().get(0)};
  }
}
