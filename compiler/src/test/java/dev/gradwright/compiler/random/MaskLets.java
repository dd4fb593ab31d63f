package dev.gradwright.compiler.random;

import static dev.gradwright.compiler.random.RandomModel.INDICES;
import static dev.gradwright.compiler.random.RandomModel.read;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.List;
import java.util.Optional;

/** Lets at random that leave elements out; false where no value fits. */
record MaskLets(RandomModel model) {
  /** The function that is masked off has no value, and no derivative, where the mask is false. */
  boolean partial() {
    Named x = model.any();
    return model.add(
        model
            .oneOf(
                "where(X > 0.1, sqrt(X), 0.3 * X)",
                "where(X > 0.1, log(X), -X)",
                "X < 0.2 ? 0.5 * X : 1 / X",
                "where(X > 0.1 && X < 0.9, X^1.5, 0)")
            .replace("X", x.name()),
        x.dims());
  }

  /** A mask with a name, used twice. */
  boolean named() {
    Named x = model.any();
    Named y = model.like(x);
    String mask = "m" + model.fresh();
    model.line("let " + mask + " = " + x.name() + " > 0.8 * " + y.name() + ";");
    return model.add(
        "where(M, sin(X), 0.5 * Y) + (!M ? 0.2 * X : Y)"
            .replace("M", mask)
            .replace("X", x.name())
            .replace("Y", y.name()),
        x.dims());
  }

  boolean triangle() {
    Optional<Named> found = model.one(value -> value.rank() >= 2);
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    String body = "i >= j ? " + read(x, INDICES) + " : 0.0";
    return model.index(INDICES.subList(0, x.rank()), body, x.dims());
  }

  boolean lengths() {
    Optional<Named> found = model.one(value -> value.dims().equals(List.of("N", "A")));
    if (found.isEmpty()) {
      return false;
    }
    String x = found.get().name();
    return model.random().nextBoolean()
        ? model.add("maskedSoftmax(" + x + ", lengthMask(len, A))", found.get().dims())
        : model.define("[i]", "sum[j] (j < len[i] ? " + x + "[i, j] : 0.0)", List.of("N"));
  }
}
