package dev.gradwright.compiler.random;

import dev.gradwright.compiler.random.RandomModel.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Lets at random that walk along the first axis of a value; false where no value fits. */
record LoopLets(RandomModel model) {
  private static final Predicate<Named> WALKABLE = value -> value.rank() >= 1;

  /** Yields of every step, forwards or backwards, kept or computed again. */
  boolean yields() {
    return along(
        WALKABLE,
        x -> {
          String h = name();
          String body = step(h, x.name() + "[t" + h + "]");
          return model.add(
              "scan t"
                  + h
                  + " in "
                  + x.dims().get(0)
                  + " from ("
                  + h
                  + type(x)
                  + start(x)
                  + ")"
                  + how()
                  + " { let m"
                  + h
                  + " = "
                  + body
                  + "; next "
                  + h
                  + " = m"
                  + h
                  + "; yield m"
                  + h
                  + "; }",
              x.dims());
        });
  }

  /** Two carries, of which one is a count of its own; what is left after the last step. */
  boolean last() {
    return along(
        WALKABLE,
        x -> {
          String h = name();
          String c = name();
          return model.add(
              "scan t"
                  + h
                  + " in "
                  + x.dims().get(0)
                  + " from ("
                  + h
                  + type(x)
                  + start(x)
                  + ", "
                  + c
                  + ": real = 0.4)"
                  + how()
                  + " { next "
                  + h
                  + " = "
                  + step(h, c + " * " + x.name() + "[t" + h + "]")
                  + ", "
                  + c
                  + " = cos("
                  + c
                  + " + 0.1 * t"
                  + h
                  + "); yield "
                  + h
                  + " * "
                  + c
                  + "; }",
              x.dims());
        });
  }

  /** Neighbouring steps; of a batch of one there would be none, and no mean of them. */
  boolean differences() {
    return along(
        value -> value.rank() >= 1 && Set.of("A", "B").contains(value.dims().get(0)),
        x -> {
          String t = "t" + name();
          List<String> dims = new ArrayList<>(x.dims());
          dims.set(0, dims.get(0) + "-1");
          return model.add(
              "scan "
                  + t
                  + " in 1.."
                  + x.dims().get(0)
                  + " { yield sin("
                  + x.name()
                  + "["
                  + t
                  + "] - "
                  + x.name()
                  + "["
                  + t
                  + " - 1]); }",
              dims);
        });
  }

  /** A product in each step with what is the same in all. */
  boolean recurrence() {
    Optional<Named> matrix =
        model.one(value -> value.rank() == 2 && value.dims().get(0).equals(value.last()));
    return along(
        value ->
            value.rank() == 2 && matrix.isPresent() && value.last().equals(matrix.get().last()),
        x -> {
          String h = name();
          String w = matrix.orElseThrow().name();
          return model.add(
              "scan t"
                  + h
                  + " in "
                  + x.dims().get(0)
                  + " from ("
                  + h
                  + type(x)
                  + " = 0)"
                  + how()
                  + " { next "
                  + h
                  + " = tanh("
                  + h
                  + " @ "
                  + w
                  + " + "
                  + x.name()
                  + "[t"
                  + h
                  + "]); yield "
                  + h
                  + "; }",
              x.dims());
        });
  }

  /** Steps of gradient descent. */
  boolean descent() {
    return along(
        WALKABLE,
        x -> {
          String h = name();
          String e = "sum(cos(" + h + ") * " + x.name() + "[t" + h + "]) + 0.5 * sum(" + h + "^2)";
          return model.add(
              "scan t"
                  + h
                  + " in "
                  + x.dims().get(0)
                  + " from ("
                  + h
                  + type(x)
                  + start(x)
                  + ") { let e"
                  + h
                  + " = "
                  + e
                  + "; next "
                  + h
                  + " = "
                  + h
                  + " - 0.2 * grad(e"
                  + h
                  + " wrt "
                  + h
                  + "); }",
              x.dims().subList(1, x.rank()));
        });
  }

  /** A loop in a loop, along both axes. */
  boolean nested() {
    return along(
        value -> value.rank() == 2,
        x -> {
          String h = name();
          String s = name();
          String inner =
              "scan t"
                  + s
                  + " in "
                  + x.last()
                  + " from ("
                  + s
                  + ": real = "
                  + h
                  + ")"
                  + how()
                  + " { next "
                  + s
                  + " = "
                  + step(s, x.name() + "[t" + h + ", t" + s + "]")
                  + "; }";
          return model.add(
              "scan t"
                  + h
                  + " in "
                  + x.dims().get(0)
                  + " from ("
                  + h
                  + ": real = 0.3)"
                  + how()
                  + " { let r"
                  + h
                  + " = "
                  + inner
                  + "; next "
                  + h
                  + " = r"
                  + h
                  + "; yield r"
                  + h
                  + "; }",
              List.of(x.dims().get(0)));
        });
  }

  /** Each choice of an index walks by itself. */
  boolean sideBySide() {
    return along(
        value -> value.rank() == 2,
        x -> {
          String h = name();
          return model.define(
              "[i]",
              "scan t"
                  + h
                  + " in "
                  + x.last()
                  + " from ("
                  + h
                  + ": real = 0.2)"
                  + how()
                  + " { next "
                  + h
                  + " = "
                  + step(h, x.name() + "[i, t" + h + "]")
                  + "; }",
              List.of(x.dims().get(0)));
        });
  }

  /** What each step picks from a table. */
  boolean picked() {
    return along(
        value -> value.rank() >= 1 && value.dims().get(0).equals("A"),
        x -> {
          String h = name();
          List<String> dims = new ArrayList<>(x.dims());
          dims.set(0, "N");
          return model.add(
              "scan t"
                  + h
                  + " in N from ("
                  + h
                  + type(x)
                  + start(x)
                  + ")"
                  + how()
                  + " { next "
                  + h
                  + " = "
                  + step(h, x.name() + "[pick[t" + h + "]]")
                  + "; yield "
                  + h
                  + "; }",
              dims);
        });
  }

  /** Derivatives along a direction. */
  boolean directions() {
    Named x = model.any();
    Named v = model.one(other -> other.dims().equals(x.dims())).orElseThrow();
    String inner = model.oneOf("tanh(" + x.name() + ")", x.name() + "^2", "sin(" + x.name() + ")");
    return model.add(
        model.oneOf(
            "jvp(" + inner + " wrt " + x.name() + " along " + v.name() + ")",
            "hvp(sum(" + inner + ") wrt " + x.name() + " along " + v.name() + ")"),
        x.dims());
  }

  private interface Walk {
    boolean over(Named x);
  }

  private boolean along(Predicate<Named> fits, Walk walk) {
    return model.one(fits).filter(x -> !x.dims().get(0).equals("1")).map(walk::over).orElse(false);
  }

  private String name() {
    return "h" + model.fresh();
  }

  /** The type of a step's carry. */
  private static String type(Named x) {
    List<String> rest = x.dims().subList(1, x.rank());
    return rest.isEmpty() ? ": real" : ": real[" + String.join(", ", rest) + "]";
  }

  private String start(Named x) {
    Optional<Named> value = model.one(v -> v.dims().equals(x.dims().subList(1, x.rank())));
    boolean given = value.isPresent() && model.random().nextBoolean();
    return " = " + (given ? value.get().name() : model.oneOf("0", "0.5", "-0.3"));
  }

  private String how() {
    return model.oneOf("", "", "", " reverse", " remat", " remat 2", " reverse remat 3");
  }

  private String step(String carry, String read) {
    return model.oneOf(
        "tanh(0.7 * " + carry + " + " + read + ")",
        "0.6 * " + carry + " + sin(" + read + ")",
        "sin(" + carry + ") * 0.8 + 0.5 * tanh(" + read + ")",
        "tanh(" + carry + " * " + read + " + 0.3)");
  }
}
