package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of an explanation; formulas are in the leaves of symbols. */
sealed interface Line {

  /** A name is given to a formula. */
  sealed interface Definition extends Line {
    Symbol symbol();

    Expr formula();

    Optional<Origin> origin();
  }

  /** A value of the model. */
  record Value(Symbol symbol, Expr formula, Optional<Origin> origin) implements Definition {}

  /** The adjoint of a value: the sum of what comes from each value that it is used in. */
  record Bar(Symbol symbol, List<Part> parts, Optional<Origin> origin) implements Definition {
    public Bar {
      parts = List.copyOf(parts);
    }

    @Override
    public Expr formula() {
      return sum(parts);
    }
  }

  /** What an adjoint gets from one place. */
  record Part(Expr formula, String from, List<String> rules, Optional<Origin> origin) {
    public Part {
      rules = List.copyOf(rules);
    }

    /** What comes from outside. */
    static Part given(Expr seed) {
      return new Part(seed, "", List.of(), Optional.empty());
    }
  }

  /** A loop of the model. */
  record Repeat(
      Loop loop,
      String index,
      List<Carry> carries,
      List<Slice> slices,
      List<Line> body,
      List<Result> results,
      Optional<Origin> origin)
      implements Line {
    public Repeat {
      carries = List.copyOf(carries);
      slices = List.copyOf(slices);
      body = List.copyOf(body);
      results = List.copyOf(results);
    }
  }

  /** What is handed from step to step. */
  record Carry(Symbol symbol, Expr start, Expr next) {}

  /** What a step sees of a sequence. */
  record Slice(Symbol symbol, Symbol sequence) {}

  /** What a loop leaves: all values of an expression of its body, or a carry's last. */
  record Result(Symbol symbol, LoopResult.Kind kind, Expr of) {}

  /** The way back through a loop. */
  record Backward(
      Repeat of, List<Line> body, List<Handed> handed, List<Total> totals, List<Slice> stacked)
      implements Line {
    public Backward {
      body = List.copyOf(body);
      handed = List.copyOf(handed);
      totals = List.copyOf(totals);
      stacked = List.copyOf(stacked);
    }

    /** The leaves of what it leaves. */
    List<Expr> made() {
      List<Expr> made = new ArrayList<>();
      handed.forEach(one -> made.add(one.symbol().leaf()));
      totals.forEach(total -> made.add(total.symbol().leaf()));
      stacked.forEach(slice -> made.add(slice.sequence().leaf()));
      return made;
    }
  }

  /** The adjoint of a carry: what it is before the first step taken, and after each. */
  record Handed(Symbol symbol, List<Part> starts, List<Part> parts) {
    public Handed {
      starts = List.copyOf(starts);
      parts = List.copyOf(parts);
    }
  }

  /** What all steps add to the adjoint of a value from outside. */
  record Total(Symbol symbol, List<Part> parts) {
    public Total {
      parts = List.copyOf(parts);
    }
  }

  /** What the following lines are about. */
  record Heading(String title, String text) implements Line {
    static final Heading OF_LOSS =
        new Heading(
            "The way back",
            "From the loss to everything it depends on, last line first; `bar v` is d loss / d v.");

    static final Heading ONWARD = new Heading("The way forward, continued", "");
    static final Heading OF_SEEDS =
        new Heading(
            "The way back",
            "From the outputs to parameters and inputs, last line first: the caller of `vjp` gives a"
                + " `seed` for each output, `bar v` is the derivative by v of the sum of all seeds"
                + " times their outputs.");

    static Heading of(String result) {
      return new Heading(
          "The derivative of `" + result + "`",
          "`d " + result + "/d v` says how " + result + " changes with v.");
    }
  }

  /** Something that formulas cannot say. */
  record Note(String text) implements Line {}

  private static Expr sum(List<Part> parts) {
    return parts.stream().map(Part::formula).reduce(Formula::plus).orElseThrow();
  }
}
