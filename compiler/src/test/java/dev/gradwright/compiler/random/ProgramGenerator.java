package dev.gradwright.compiler.random;

import dev.gradwright.compiler.random.RandomModel.Batch;
import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Model texts at random, each legal and smooth but for kinks that a random point misses: a seed
 * gives the same text for ever.
 */
final class ProgramGenerator {
  private static final int TRIES = 20;

  private final RandomModel model;
  private final List<Supplier<Boolean>> kinds = new ArrayList<>();

  private ProgramGenerator(SplittableRandom random, Batch batch) {
    model = new RandomModel(random, batch);
    addValues();
    addMovements();
    addLoopsAndDerivatives();
  }

  private void addValues() {
    PointwiseLets pointwise = new PointwiseLets(model);
    DrawLets draws = new DrawLets(model);
    MaskLets masks = new MaskLets(model);
    kinds.addAll(
        List.of(
            pointwise::unary,
            pointwise::unary,
            pointwise::binary,
            pointwise::binary,
            pointwise::choice,
            pointwise::library,
            pointwise::wholeReduction,
            draws::draw,
            draws::draw,
            draws::drawForEach,
            masks::partial,
            masks::named,
            masks::triangle,
            masks::lengths));
  }

  private void addMovements() {
    IndexLets indexed = new IndexLets(model);
    OrderLets ordered = new OrderLets(model);
    WindowLets windows = new WindowLets(model);
    kinds.addAll(
        List.of(
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
            ordered::best,
            windows::pool,
            windows::overlap,
            windows::strideAndPad,
            windows::linearAlgebra));
  }

  private void addLoopsAndDerivatives() {
    LoopLets loops = new LoopLets(model);
    BodyLets bodies = new BodyLets(model, this::let);
    DerivativeLets derivatives = new DerivativeLets(model);
    kinds.addAll(
        List.of(
            loops::yields,
            loops::last,
            loops::differences,
            loops::recurrence,
            loops::descent,
            loops::nested,
            loops::sideBySide,
            loops::picked,
            bodies::walk,
            bodies::walk,
            bodies::walk,
            bodies::walk,
            bodies::walk,
            bodies::walk,
            bodies::walk,
            derivatives::gradient,
            derivatives::directions,
            derivatives::derivativesOfDerivatives,
            derivatives::jacobian,
            derivatives::throughTheProgram));
  }

  static RandomProgram generate(String name, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Batch batch = random.nextInt(5) == 0 ? Batch.PERHAPS_EMPTY : Batch.FULL;
    String precision = random.nextInt(5) == 0 ? "f32" : "f64";
    String text = new ProgramGenerator(random, batch).program(name, precision);
    List<Integer> sizes = batch == Batch.FULL ? List.of(1, 2, 5) : List.of(0, 0, 1);
    return new RandomProgram(text, sizes.get(random.nextInt(sizes.size())));
  }

  private String program(String name, String precision) {
    model.line("precision " + precision + ";");
    model.line("dim N;");
    model.declare("input", "x", "", List.of("N", "A"));
    model.declare("input", "u", "", List.of("A"));
    model.declare("input", "s", "", List.of());
    model.line("input pick: int[N] in 0..A;");
    model.line("input len: int[N] in 0..A + 1;");
    model.declare("param", "w", " init uniform(low = -1, high = 1)", List.of("A", "B"));
    model.declare("param", "q", " init uniform(low = -1, high = 1)", List.of("A", "A"));
    model.declare("param", "v", " init uniform(low = -1, high = 1)", List.of("B"));
    model.line("state kept: real[A] = 0.4;");
    model.line("state count: real = 1;");
    model.add("u + kept", List.of("A"));
    int lets = 4 + model.random().nextInt(10);
    for (int i = 0; i < lets; i++) {
      let();
    }
    update();
    model.line("loss = " + loss() + ";");
    String head = "import windows;\nimport linalg;\nmodel " + name + "(A = 3, B = 2) {\n";
    return head + model.text() + "}\n";
  }

  /** Most programs change a state by what they compute. */
  private void update() {
    Optional<Named> now = model.one(value -> value.dims().equals(List.of("A")));
    if (now.isPresent() && model.random().nextInt(4) > 0) {
      model.line("update kept = 0.9 * kept + 0.1 * tanh(" + now.get().name() + ");");
    }
    if (model.random().nextBoolean()) {
      model.line("update count = count + 1;");
    }
  }

  /** Every value counts, the last ones most. */
  private String loss() {
    List<String> terms = new ArrayList<>(List.of("0.01 * count * s"));
    for (int i = 0; i < model.values().size(); i++) {
      Named value = model.values().get(i);
      boolean late = i >= model.values().size() - 3;
      if (late || model.random().nextInt(4) == 0) {
        String weight = late ? "1.0" : "0.1";
        String name = value.name();
        terms.add(weight + " * " + (value.rank() == 0 ? name : model.mean() + "(" + name + ")"));
      }
    }
    return String.join(" + ", terms);
  }

  private void let() {
    int tries = 0;
    while (!kinds.get(model.random().nextInt(kinds.size())).get() && tries < TRIES) {
      tries++;
    }
  }
}
