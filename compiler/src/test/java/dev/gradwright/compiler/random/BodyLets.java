package dev.gradwright.compiler.random;

import static dev.gradwright.compiler.random.LoopClauses.WALKABLE;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.ArrayList;
import java.util.List;

/** A loop whose steps are lets of every kind, loops among them. */
record BodyLets(RandomModel model, LoopClauses clauses, Runnable let) {
  private static final int DEEPEST = 2;
  private static final int LETS = 3;

  BodyLets(RandomModel model, Runnable let) {
    this(model, new LoopClauses(model), let);
  }

  /** Gives the yields, and sometimes what is left after the last step. */
  boolean walk() {
    return model.depth() < DEEPEST && clauses.along(WALKABLE, this::over);
  }

  private boolean over(Named x) {
    String h = clauses.name();
    String yields = model.name();
    String carry = clauses.carry(h, x);
    boolean keepsLast = model.random().nextBoolean();
    String last = model.name();
    String names = keepsLast ? "(" + yields + ", " + last + ")" : yields;
    model.line(
        "let %s = scan t%s in %s from (%s)%s {"
            .formatted(names, h, x.first(), carry, clauses.how()));
    model.open();
    Named yielded = body(h, x);
    model.line("next " + h + " = " + clauses.step(h, model.like(x.of(x.rest())).name()) + ";");
    model.line("yield " + yielded.name() + ";");
    if (keepsLast) {
      model.line("final " + h + ";");
    }
    model.close();
    model.line("};");
    if (keepsLast) {
      model.bring(new Named(last, x.rest()));
    }
    List<String> dims = new ArrayList<>(List.of(x.first()));
    dims.addAll(yielded.dims());
    return model.bring(new Named(yields, dims));
  }

  /** The lets of a step; one of the values that they and the carry give is what it yields. */
  private Named body(String h, Named x) {
    model.bring(new Named(h, x.rest()));
    model.add(x.name() + "[t" + h + "]", x.rest());
    int lets = 1 + model.random().nextInt(LETS);
    for (int i = 0; i < lets; i++) {
      let.run();
    }
    return model.one(value -> value.rank() <= 2).orElseThrow();
  }
}
