package dev.gradwright.compiler.random;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Model texts at random, each legal and smooth but for kinks that a random point misses: a seed
 * gives the same text for ever.
 */
final class ProgramGenerator {
  private final RandomModel model;
  private final PointwiseLets pointwise;
  private final IndexLets indexed;
  private final OrderLets ordered;
  private final LoopLets loops;

  private ProgramGenerator(long seed) {
    model = new RandomModel(seed);
    pointwise = new PointwiseLets(model);
    indexed = new IndexLets(model);
    ordered = new OrderLets(model);
    loops = new LoopLets(model);
  }

  static String generate(String name, long seed) {
    return new ProgramGenerator(seed).program(name);
  }

  private String program(String name) {
    model.append("model " + name + "(A = 3, B = 2) {\n  precision f64;\n  dim N;\n");
    model.declare("input", "x", "", List.of("N", "A"));
    model.declare("input", "u", "", List.of("A"));
    model.declare("input", "s", "", List.of());
    model.append("  input pick: int[N] in 0..A;\n");
    model.declare("param", "w", " init uniform(low = -1, high = 1)", List.of("A", "B"));
    model.declare("param", "q", " init uniform(low = -1, high = 1)", List.of("A", "A"));
    model.declare("param", "v", " init uniform(low = -1, high = 1)", List.of("B"));
    int lets = 4 + model.random().nextInt(10);
    for (int i = 0; i < lets; i++) {
      let();
    }
    model.append("  loss = " + loss() + ";\n}\n");
    return model.text();
  }

  /** Every value counts, the last ones most. */
  private String loss() {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < model.values().size(); i++) {
      Named value = model.values().get(i);
      boolean late = i >= model.values().size() - 3;
      if (late || model.random().nextInt(4) == 0) {
        String weight = late ? "1.0" : "0.1";
        String of = value.rank() == 0 ? value.name() : "mean(" + value.name() + ")";
        terms.add(weight + " * " + of);
      }
    }
    return String.join(" + ", terms);
  }

  private void let() {
    List<Supplier<Boolean>> kinds =
        List.of(
            pointwise::unary,
            pointwise::unary,
            pointwise::binary,
            pointwise::binary,
            pointwise::choice,
            indexed::product,
            indexed::reduction,
            indexed::reduction,
            indexed::transpose,
            indexed::outer,
            indexed::gather,
            indexed::window,
            indexed::diagonal,
            indexed::slice,
            ordered::along,
            ordered::sort,
            ordered::roll,
            ordered::scatter,
            ordered::convolution,
            ordered::severalFactors,
            pointwise::library,
            pointwise::wholeReduction,
            pointwise::gradient,
            loops::yields,
            loops::last,
            loops::differences,
            loops::recurrence,
            loops::descent,
            loops::nested,
            loops::sideBySide,
            loops::picked,
            loops::directions);
    int tries = 0;
    while (!kinds.get(model.random().nextInt(kinds.size())).get() && tries < 20) {
      tries++;
    }
  }
}
