package dev.gradwright.compiler.random;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.List;
import java.util.Optional;

/** Lets at random that compute element by element, call the library, or fold all to a number. */
record PointwiseLets(RandomModel model) {
  boolean unary() {
    Named x = model.any();
    String name = x.name();
    String body =
        model.oneOf(
            "tanh(" + name + ")",
            "sin(" + name + ")",
            "cos(0.5 * " + name + ")",
            "exp(tanh(" + name + "))",
            "sigmoid(" + name + ")",
            "softplus(" + name + ")",
            "gelu(" + name + ")",
            "silu(" + name + ")",
            "erf(" + name + ")",
            "atan(" + name + ")",
            "tanh(" + name + "^2)",
            "sqrt(1 + " + name + "^2)",
            "log(1 + " + name + "^2)",
            "log1p(exp(-abs(" + name + ")))",
            "1 / (1 + " + name + "^2)",
            "rsqrt(2 + tanh(" + name + "))",
            "(1.5 + tanh(" + name + "))^0.7",
            "1.5^tanh(" + name + ")",
            "-" + name,
            "abs(" + name + ")",
            "asin(0.9 * tanh(" + name + "))",
            "elu(" + name + ")");
    return model.add(body, x.dims());
  }

  boolean binary() {
    Named x = model.any();
    Optional<Named> other =
        model.one(
            y ->
                x.dims()
                    .subList(x.rank() - Math.min(x.rank(), y.rank()), x.rank())
                    .equals(y.dims()));
    String y = other.orElseThrow().name();
    String body =
        model.oneOf(
            x.name() + " + " + y,
            x.name() + " - 0.5 * " + y,
            "tanh(" + x.name() + " * " + y + ")",
            x.name() + " / (1.5 + " + y + "^2)",
            "max(" + x.name() + ", " + y + ")",
            "min(" + x.name() + ", 0.3 * " + y + ")",
            "atan2(" + x.name() + ", 1.5 + " + y + "^2)");
    return model.add(body, x.dims());
  }

  boolean choice() {
    Named x = model.any();
    Named y = model.one(other -> other.dims().equals(x.dims())).orElseThrow();
    return model.add(
        x.name() + " > " + y.name() + " ? " + x.name() + " : 0.7 * " + y.name() + " + 0.1",
        x.dims());
  }

  boolean library() {
    Optional<Named> found = model.one(value -> value.rank() >= 1 && !value.last().equals("N"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    return model.random().nextBoolean()
        ? model.add(model.oneOf("softmax(", "logSoftmax(") + x.name() + ")", x.dims())
        : model.add("logSumExp(" + x.name() + ")", x.dims().subList(0, x.rank() - 1));
  }

  boolean wholeReduction() {
    Named x = model.any();
    return model.add(model.oneOf(model.mean() + "(", "sum(0.1 * ") + x.name() + ")", List.of());
  }
}
