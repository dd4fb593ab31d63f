package dev.gradwright.compiler.random;

import static dev.gradwright.compiler.random.RandomModel.INDICES;
import static dev.gradwright.compiler.random.RandomModel.read;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.List;

/** Lets at random with draws in them, and with what is so in training alone. */
record DrawLets(RandomModel model) {
  boolean draw() {
    Named x = model.any();
    String shape = x.rank() == 0 ? "" : RandomModel.shape(x.dims());
    return model.add(
        model
            .oneOf(
                "X + 0.3 * normal(SHAPE)",
                "X * (0.5 + uniform(SHAPE))",
                "bernoulli(" + (x.rank() == 0 ? "" : "SHAPE, ") + "p = 0.6) ? X : 0.2 * X",
                "dropout(X, 0.3)",
                "training ? 1.2 * X : 0.1 * X")
            .replace("X", x.name())
            .replace("SHAPE", shape),
        x.dims());
  }

  /** A draw for each choice of the indices. */
  boolean drawForEach() {
    Named x = model.any();
    List<String> indices = INDICES.subList(0, x.rank());
    String body = model.oneOf("X + 0.2 * normal()", "X * uniform()");
    return model.index(indices, body.replace("X", read(x, INDICES)), x.dims());
  }
}
