package dev.gradwright.compiler.random;

import static dev.gradwright.compiler.random.LoopClauses.WALKABLE;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets at random that walk along the first axis of a value; false where no value fits. */
record LoopLets(RandomModel model, LoopClauses clauses) {
  LoopLets(RandomModel model) {
    this(model, new LoopClauses(model));
  }

  /** Yields of every step, forwards or backwards, kept or computed again. */
  boolean yields() {
    return clauses.along(
        WALKABLE,
        x -> {
          String h = clauses.name();
          String step = clauses.step(h, x.name() + "[t" + h + "]");
          String body = "let m%1$s = %2$s; next %1$s = m%1$s; yield m%1$s;".formatted(h, step);
          return model.add(scan(h, x.first(), clauses.carry(h, x), body), x.dims());
        });
  }

  private String scan(String h, String trips, String carries, String body) {
    return "scan t%s in %s from (%s)%s { %s }".formatted(h, trips, carries, clauses.how(), body);
  }

  /** Two carries, of which one is a count of its own; what is left after the last step. */
  boolean last() {
    return clauses.along(
        WALKABLE,
        x -> {
          String h = clauses.name();
          String c = clauses.name();
          String step = clauses.step(h, c + " * " + x.name() + "[t" + h + "]");
          String body =
              "next %1$s = %3$s, %2$s = cos(%2$s + 0.1 * t%1$s); yield %1$s * %2$s;"
                  .formatted(h, c, step);
          String carries = clauses.carry(h, x) + ", " + c + ": real = 0.4";
          return model.add(scan(h, x.first(), carries, body), x.dims());
        });
  }

  /** Neighbouring steps; of a batch of one there would be none, and no mean of them. */
  boolean differences() {
    return clauses.along(
        value -> value.rank() >= 1 && Set.of("A", "B").contains(value.first()),
        x -> {
          String t = "t" + clauses.name();
          List<String> dims = new ArrayList<>(x.dims());
          dims.set(0, dims.get(0) + "-1");
          String form = "scan %1$s in 1..%2$s { yield sin(%3$s[%1$s] - %3$s[%1$s - 1]); }";
          return model.add(form.formatted(t, x.first(), x.name()), dims);
        });
  }

  /** A product in each step with what is the same in all. */
  boolean recurrence() {
    Optional<Named> matrix =
        model.one(value -> value.rank() == 2 && value.first().equals(value.last()));
    return clauses.along(
        value ->
            value.rank() == 2 && matrix.isPresent() && value.last().equals(matrix.get().last()),
        x -> {
          String h = clauses.name();
          String body =
              "next %1$s = tanh(%1$s @ %2$s + %3$s[t%1$s]); yield %1$s;"
                  .formatted(h, matrix.orElseThrow().name(), x.name());
          return model.add(scan(h, x.first(), clauses.carry(h, x), body), x.dims());
        });
  }

  /** Steps of gradient descent. */
  boolean descent() {
    return clauses.along(
        WALKABLE,
        x -> {
          String h = clauses.name();
          String body =
              ("let e%1$s = sum(cos(%1$s) * %2$s[t%1$s]) + 0.5 * sum(%1$s^2);"
                      + " next %1$s = %1$s - 0.2 * grad(e%1$s wrt %1$s);")
                  .formatted(h, x.name());
          return model.add(scan(h, x.first(), clauses.carry(h, x), body), x.rest());
        });
  }

  /** A loop in a loop, along both axes. */
  boolean nested() {
    return clauses.along(
        value -> value.rank() == 2,
        x -> {
          String h = clauses.name();
          String s = clauses.name();
          String step = clauses.step(s, x.name() + "[t" + h + ", t" + s + "]");
          String inner = scan(s, x.last(), s + ": real = " + h, "next " + s + " = " + step + ";");
          String body = "let r%1$s = %2$s; next %1$s = r%1$s; yield r%1$s;".formatted(h, inner);
          return model.add(scan(h, x.first(), h + ": real = 0.3", body), List.of(x.first()));
        });
  }

  /** Each choice of an index walks by itself. */
  boolean sideBySide() {
    return clauses.along(
        value -> value.rank() == 2,
        x -> {
          String h = clauses.name();
          String step = clauses.step(h, x.name() + "[i, t" + h + "]");
          String walk = scan(h, x.last(), h + ": real = 0.2", "next " + h + " = " + step + ";");
          return model.define("[i]", walk, List.of(x.first()));
        });
  }

  /** What each step picks from a table. */
  boolean picked() {
    return clauses.along(
        value -> value.rank() >= 1 && value.first().equals("A"),
        x -> {
          String h = clauses.name();
          List<String> dims = new ArrayList<>(x.dims());
          dims.set(0, "N");
          String step = clauses.step(h, x.name() + "[pick[t" + h + "]]");
          String body = "next %1$s = %2$s; yield %1$s;".formatted(h, step);
          return model.add(scan(h, "N", clauses.carry(h, x), body), dims);
        });
  }
}
