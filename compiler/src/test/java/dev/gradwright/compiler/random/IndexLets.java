package dev.gradwright.compiler.random;

import static dev.gradwright.compiler.random.RandomModel.INDICES;
import static dev.gradwright.compiler.random.RandomModel.read;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets at random that move, multiply or fold along axes; false where no value fits. */
record IndexLets(RandomModel model) {
  boolean product() {
    Named x = model.one(value -> value.rank() >= 1 && value.rank() <= 2).orElseThrow();
    Optional<Named> other =
        model.one(
            y ->
                y.rank() == 2 && y.dims().get(0).equals(x.last())
                    || y.dims().equals(List.of(x.last())));
    if (other.isEmpty()) {
      return false;
    }
    List<String> dims = new ArrayList<>(x.dims().subList(0, x.rank() - 1));
    dims.addAll(other.get().dims().subList(1, other.get().rank()));
    return model.add("tanh(" + x.name() + " @ " + other.get().name() + ")", dims);
  }

  boolean reduction() {
    Optional<Named> found = model.one(value -> value.rank() >= 1 && !value.dims().contains("1"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    int folded = model.random().nextInt(x.rank());
    List<String> kept = new ArrayList<>(INDICES.subList(0, x.rank()));
    String index = kept.remove(folded);
    List<String> dims = new ArrayList<>(x.dims());
    dims.remove(folded);
    String read = read(x, INDICES);
    // A max over a batch that may be empty has no value.
    String kind =
        x.dims().get(folded).equals("N")
            ? model.oneOf("sum", model.mean(), "prod")
            : model.oneOf("sum", "mean", "prod", "max", "min");
    String body =
        model.oneOf(read, read + " * " + read, "tanh(" + read + ")", "(" + read + " - 0.5)^2");
    return model.index(kept, "tanh(" + kind + "[" + index + "] " + body + ")", dims);
  }

  boolean transpose() {
    Optional<Named> found = model.one(value -> value.rank() == 2);
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    if (model.random().nextBoolean()) {
      return model.add("0.5 * " + x.name() + ".T", List.of(x.dims().get(1), x.dims().get(0)));
    }
    return model.index(
        List.of("i", "j"),
        "1.1 * " + x.name() + "[j, i]",
        List.of(x.dims().get(1), x.dims().get(0)));
  }

  boolean outer() {
    Named x = model.one(value -> value.rank() == 1).orElseThrow();
    Named y = model.one(value -> value.rank() == 1 || value.rank() == 2).orElseThrow();
    List<String> dims = new ArrayList<>(x.dims());
    dims.addAll(y.dims());
    List<String> indices = INDICES.subList(0, dims.size());
    String body = x.name() + "[i] * " + read(y, INDICES.subList(1, INDICES.size()));
    return model.index(indices, model.oneOf(body, "sin(" + body + ")"), dims);
  }

  boolean gather() {
    Optional<Named> found =
        model.one(
            value -> value.rank() >= 1 && value.rank() <= 2 && value.dims().get(0).equals("A"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    List<String> dims = new ArrayList<>(x.dims());
    dims.set(0, "N");
    String rest = x.rank() == 2 ? ", j]" : "]";
    return model.index(INDICES.subList(0, x.rank()), x.name() + "[pick[i]" + rest + " * 0.9", dims);
  }

  boolean window() {
    Optional<Named> found = model.one(value -> value.rank() >= 1 && value.last().equals("A"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    List<String> indices = INDICES.subList(0, x.rank());
    String last = indices.get(indices.size() - 1);
    String before = String.join(", ", indices.subList(0, indices.size() - 1));
    String head = before.isEmpty() ? "" : before + ", ";
    String kind = model.oneOf("sum[p in 0..2] (p + 1) * ", "max[p in 0..2] ", "prod[p in 0..2] ");
    String body = kind + x.name() + "[" + head + last + " + p]";
    List<String> dims = new ArrayList<>(x.dims());
    dims.set(dims.size() - 1, "A-1");
    String indexed = "[" + head + last + " in 0..A-1]";
    return model.define(indexed, "tanh(" + body + ")", dims);
  }

  boolean diagonal() {
    Optional<Named> found =
        model.one(
            value ->
                value.rank() == 2
                    && value.first().equals(value.last())
                    && !model.mayBeEmpty(value.last()));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    return model.index(
        List.of("i"), x.name() + "[i, i] * " + x.name() + "[i, 0]", List.of(x.last()));
  }

  boolean slice() {
    Optional<Named> found =
        model.one(value -> value.rank() >= 1 && value.dims().get(0).equals("A"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    if (model.random().nextBoolean()) {
      return model.add(x.name() + "[1]", x.dims().subList(1, x.rank()));
    }
    List<String> dims = new ArrayList<>(x.dims());
    dims.set(0, "B");
    return model.add(x.name() + "[A-B..A]", dims);
  }
}
