package dev.gradwright.compiler.random;

import static dev.gradwright.compiler.random.RandomModel.INDICES;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets at random that reorder, scatter, or multiply several values; false where no value fits. */
record OrderLets(RandomModel model) {
  boolean along() {
    Optional<Named> found = model.one(value -> value.rank() >= 1);
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    String flags = model.oneOf("", ", exclusive = true", ", reverse = true");
    String axis = ", axis = " + model.random().nextInt(x.rank());
    return model.add(
        model.oneOf(
            "tanh(cumsum(" + x.name() + axis + flags + "))",
            "1.1 * reverse(" + x.name() + axis + ")"),
        x.dims());
  }

  boolean sort() {
    Optional<Named> found = model.one(value -> value.rank() >= 1);
    return found.isPresent()
        && model.add("1.2 * sort(" + found.get().name() + ")", found.get().dims());
  }

  boolean roll() {
    Optional<Named> found =
        model.one(value -> value.rank() >= 1 && value.dims().get(0).equals("A"));
    return found.isPresent()
        && model.add(
            "0.8 * roll(" + found.get().name() + ", " + model.oneOf("1", "2", "-1") + ")",
            found.get().dims());
  }

  boolean scatter() {
    Optional<Named> found =
        model.one(value -> value.rank() >= 1 && value.dims().get(0).equals("N"));
    if (found.isEmpty()) {
      return false;
    }
    List<String> dims = new ArrayList<>(found.get().dims());
    dims.set(0, "A");
    String shape = "[" + String.join(", ", dims) + "]";
    return model.add(
        "tanh(scatterAdd(" + found.get().name() + ", pick, shape = " + shape + "))", dims);
  }

  boolean convolution() {
    Optional<Named> found =
        model.one(value -> value.rank() == 2 && value.dims().equals(List.of("A", "A")));
    if (found.isEmpty()) {
      return false;
    }
    String body = "sum[c, p] " + found.get().name() + "[c, i + p] * w[c, p]";
    return model.define("[i]", "sin(" + body + ")", List.of("A-B+1"));
  }

  boolean severalFactors() {
    Named x = model.one(value -> value.rank() == 2).orElseThrow();
    Optional<Named> y =
        model.one(value -> value.rank() == 2 && value.dims().get(0).equals(x.last()));
    if (y.isEmpty()) {
      return false;
    }
    String last = y.get().last();
    Optional<Named> z = model.one(value -> value.rank() >= 1 && value.dims().get(0).equals(last));
    if (z.isEmpty()) {
      return false;
    }
    List<String> dims = new ArrayList<>(List.of(x.dims().get(0)));
    dims.addAll(z.get().dims().subList(1, z.get().rank()));
    String rest =
        z.get().rank() == 1
            ? ""
            : ", " + String.join(", ", List.of("m", "n").subList(0, z.get().rank() - 1));
    String indices = "[i" + rest + "]";
    String body =
        "sum[j, k] "
            + x.name()
            + "[i, j] * "
            + y.get().name()
            + "[j, k] * "
            + z.get().name()
            + "[k"
            + rest
            + "]";
    return dims.size() <= INDICES.size() - 1 && model.define(indices, "tanh(" + body + ")", dims);
  }

  /** The largest, by library and by position. */
  boolean best() {
    Optional<Named> found = model.one(value -> value.dims().equals(List.of("A")));
    if (found.isEmpty()) {
      return false;
    }
    String x = found.get().name();
    int number = model.fresh();
    if (model.random().nextBoolean()) {
      model.line("let (b%1$d, p%1$d) = topK(%2$s, B);".formatted(number, x));
      return model.bring(new Named("b" + number, List.of("B")));
    }
    model.line("let o%d = argsort(%s);".formatted(number, x));
    return model.define("[i]", "%1$s[o%2$d[i]] * %1$s[i]".formatted(x, number), List.of("A"));
  }
}
