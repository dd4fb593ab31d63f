package dev.gradwright.compiler.random;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets at random that are derivatives, also of derivatives; false where no value fits. */
record DerivativeLets(RandomModel model) {
  private String inner(Named x) {
    return model.oneOf("tanh(X)", "X^2", "sin(X)").replace("X", x.name());
  }

  boolean gradient() {
    Named x = model.any();
    Named y = model.like(x);
    return model.add(
        "grad(sum(" + inner(x) + " * " + y.name() + ") wrt " + x.name() + ")", x.dims());
  }

  boolean directions() {
    Named x = model.any();
    return model.add(
        model
            .oneOf(
                "jvp(INNER wrt X along V)",
                "hvp(sum(INNER) wrt X along V)",
                "jvp(grad(sum(INNER * V) wrt X) wrt X along V)")
            .replace("INNER", inner(x))
            .replace("X", x.name())
            .replace("V", model.like(x).name()),
        x.dims());
  }

  /** Two and three derivatives over one another. */
  boolean derivativesOfDerivatives() {
    Named x = model.any();
    return model.add(
        model
            .oneOf(
                "grad(sum(grad(sum(sin(X) * Y) wrt X)^2) wrt Y)",
                "grad(sum(grad(sum(tanh(X) * Y) wrt Y) * X) wrt X)",
                "grad(sum(hvp(sum(sin(X) * Y) wrt X along Y)) wrt X)",
                "grad(sum(jvp(tanh(X) * Y wrt X along Y)) wrt X)")
            .replace("X", x.name())
            .replace("Y", model.like(x).name()),
        x.dims());
  }

  boolean jacobian() {
    Optional<Named> found = model.one(value -> value.rank() == 1);
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    Named y = model.one(value -> value.rank() <= 1).orElseThrow();
    List<String> dims = new ArrayList<>(x.dims());
    dims.addAll(y.dims());
    String of = model.oneOf("sin(X) * sum(Y^2)", "tanh(X * sum(Y))", "cumsum(X) * sum(sin(Y))");
    String e = of.replace("X", x.name()).replace("sum(Y", y.rank() == 0 ? "(Y" : "sum(Y");
    return model.add("jacobian(" + e.replace("Y", y.name()) + " wrt " + y.name() + ")", dims);
  }

  /** The derivative of all that leads from one value to another, if anything does. */
  boolean throughTheProgram() {
    Named e = model.any();
    Named x = model.any();
    String of = e.rank() == 0 ? e.name() : "sum(0.3 * " + e.name() + ")";
    boolean seeded = model.random().nextBoolean();
    String whole = seeded ? "tanh(" + of + ") + sum(0.1 * " + x.name() + "^2)" : of;
    return model.add("tanh(grad(" + whole + " wrt " + x.name() + "))", x.dims());
  }
}
