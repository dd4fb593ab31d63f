package dev.gradwright.benchmarks.workload;

import dev.gradwright.benchmarks.models.ElementwiseChain;
import dev.gradwright.benchmarks.models.Transformer;
import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.List;

/** Workloads that learn no classes. */
final class Chains {
  private static final long SEED = 1;

  private Chains() {}

  /** A value and three gradients, one call and no optimizer. */
  static Training elementwise() {
    int n = 1 << 20;
    ElementwiseChain model = new ElementwiseChain(ElementwiseChain.initialise(SEED), n);
    FloatTensor x = Examples.reals("x", n);
    FloatTensor w = Examples.reals("w", n);
    FloatTensor b = Examples.reals("b", n);
    FloatTensor value = model.value();
    return new Training(
        model,
        List.of(x, w, b),
        () -> {
          model.predict(x, w, b);
          return value.get(0);
        });
  }

  static Training transformer() {
    int batch = 8;
    int steps = 128;
    int width = 128;
    Transformer model = new Transformer(Transformer.initialise(SEED), batch, steps);
    FloatTensor x = Examples.reals("x", batch, steps, width);
    FloatTensor y = Examples.reals("y", batch, steps, width);
    Sgd sgd = Sgd.rate(0.1);
    return new Training(model, List.of(x, y), () -> model.trainStep(x, y, sgd));
  }
}
