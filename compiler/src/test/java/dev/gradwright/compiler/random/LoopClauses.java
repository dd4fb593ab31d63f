package dev.gradwright.compiler.random;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.Optional;
import java.util.function.Predicate;

/** What random loops share: names, carries, directions, and what a step computes. */
record LoopClauses(RandomModel model) {
  static final Predicate<Named> WALKABLE = value -> value.rank() >= 1;

  /** Adds a loop along the first axis of a value; says whether there is one. */
  interface Walk {
    boolean over(Named x);
  }

  boolean along(Predicate<Named> fits, Walk walk) {
    return model.one(fits).filter(x -> !x.first().equals("1")).map(walk::over).orElse(false);
  }

  String name() {
    return "h" + model.fresh();
  }

  /** A carry that is like one step of a value. */
  String carry(String name, Named x) {
    return name + ": " + RandomModel.type(x.rest()) + start(x);
  }

  private String start(Named x) {
    Optional<Named> value = model.one(v -> v.dims().equals(x.rest()));
    boolean given = value.isPresent() && model.random().nextBoolean();
    return " = " + (given ? value.get().name() : model.oneOf("0", "0.5", "-0.3"));
  }

  String how() {
    return model.oneOf(
        "", "", "", " reverse", " remat", " remat 2", " reverse remat 3", " remat 50");
  }

  String step(String carry, String read) {
    return model
        .oneOf(
            "tanh(0.7 * CARRY + READ)",
            "0.6 * CARRY + sin(READ)",
            "sin(CARRY) * 0.8 + 0.5 * tanh(READ)",
            "tanh(CARRY * READ + 0.3)")
        .replace("CARRY", carry)
        .replace("READ", read);
  }
}
