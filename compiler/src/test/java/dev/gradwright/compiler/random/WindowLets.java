package dev.gradwright.compiler.random;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets at random through windows of the library, and its linear algebra. */
record WindowLets(RandomModel model) {
  private Optional<Named> longRows() {
    return model.one(value -> value.rank() >= 1 && value.last().equals("A"));
  }

  boolean pool() {
    Optional<Named> found = longRows();
    if (found.isEmpty()) {
      return false;
    }
    List<String> dims = new ArrayList<>(found.get().dims());
    dims.set(dims.size() - 1, "A-1");
    String kind = model.oneOf("maxPool1d(", "avgPool1d(");
    return model.add(kind + found.get().name() + ", 2, stride = 1)", dims);
  }

  /** Windows and back: an element counts as often as windows cover it. */
  boolean overlap() {
    Optional<Named> found = longRows();
    return found.isPresent()
        && model.add(
            model
                .oneOf(
                    "0.5 * overlapAdd(windows(X, 2))",
                    "overlapAdd(tanh(windows(X, 2)))",
                    "roll(X, 1, axis = AXIS)")
                .replace("AXIS", Integer.toString(found.get().rank() - 1))
                .replace("X", found.get().name()),
            found.get().dims());
  }

  /** Every second element, and zeros around all. */
  boolean strideAndPad() {
    Optional<Named> found = model.one(value -> value.dims().equals(List.of("A")));
    if (found.isEmpty()) {
      return false;
    }
    String x = found.get().name();
    return model.random().nextBoolean()
        ? model.define("[i in 0..B]", "1.3 * " + x + "[2 * i]", List.of("B"))
        : model.define(
            "[i in 0..A]",
            "sum[p in 0..B] pad(X, before = 1, after = 0)[i + p] * (p + 0.5)".replace("X", x),
            List.of("A"));
  }

  /** With a matrix that is diagonally dominant. */
  boolean linearAlgebra() {
    Optional<Named> found =
        model.one(
            value ->
                value.rank() == 2
                    && value.first().equals(value.last())
                    && List.of("A", "B").contains(value.last()));
    if (found.isEmpty()) {
      return false;
    }
    String dim = found.get().last();
    String x = found.get().name();
    model.define("[i, j]", "0.2 * tanh(" + x + "[i, j]) + (i == j ? 2.0 : 0.0)", List.of(dim, dim));
    Named m = model.values().get(model.values().size() - 1);
    Named y = model.one(value -> value.dims().equals(List.of(dim))).orElse(m);
    return switch (model.random().nextInt(4)) {
      case 0 -> model.add("inverse(" + m.name() + ")", m.dims());
      case 1 -> model.add("logAbsDet(" + m.name() + ")", List.of());
      case 2 -> model.add("cholesky(" + m.name() + " @ " + m.name() + ".T)", m.dims());
      default ->
          y.equals(m)
              ? model.add("solve(M, M.T)".replace("M", m.name()), m.dims())
              : model.add("solveVector(" + m.name() + ", " + y.name() + ")", y.dims());
    };
  }
}
