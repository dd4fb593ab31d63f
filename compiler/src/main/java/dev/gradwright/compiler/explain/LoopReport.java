package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Loops as text: a head that says what the carries start from, and an indented body. */
final class LoopReport {
  private static final String NEXT = "next ";

  private final Formulas formulas;
  private final Origins origins;
  private final Blocks blocks;
  private final Equations equations;
  private final Consumer<Line> inner;

  /**
   * A report of loops.
   *
   * @param inner writes a line of a body
   */
  LoopReport(
      Formulas formulas,
      Origins origins,
      Blocks blocks,
      Equations equations,
      Consumer<Line> inner) {
    this.formulas = formulas;
    this.origins = origins;
    this.blocks = blocks;
    this.equations = equations;
    this.inner = inner;
  }

  void forward(Line.Repeat repeat) {
    blocks.comment(repeat.origin().map(origins::written).orElse(""));
    List<String> starts =
        repeat.carries().stream()
            .map(carry -> equations.of(carry.symbol(), carry.start()))
            .toList();
    head(repeat, repeat.loop().direction(), starts);
    body(repeat, () -> step(repeat));
    repeat.results().stream()
        .filter(result -> result.kind() == LoopResult.Kind.FINAL)
        .forEach(result -> blocks.line(last(result)));
    blocks.endComment();
  }

  private void step(Line.Repeat repeat) {
    repeat.body().forEach(inner);
    for (Line.Carry carry : repeat.carries()) {
      blocks.line(NEXT + equations.of(carry.symbol(), carry.next()));
    }
    repeat.results().stream()
        .filter(result -> result.kind() == LoopResult.Kind.STACKED)
        .forEach(result -> blocks.line(stacked(result, repeat.index())));
  }

  private String stacked(Line.Result result, String index) {
    return result.symbol().name()
        + "["
        + index
        + "] = "
        + equations.nameOf(result.of(), result.symbol());
  }

  private String last(Line.Result result) {
    return result.symbol().name() + " = the last " + equations.nameOf(result.of(), result.symbol());
  }

  void backward(Line.Backward backward) {
    Line.Repeat of = backward.of();
    String where = of.origin().map(origins::place).orElse("the model");
    blocks.comment("back through the loop of " + where + kept(of.loop().keep()));
    List<String> starts = new ArrayList<>();
    backward.handed().forEach(handed -> starts.add(start(handed)));
    backward.totals().forEach(total -> starts.add(formulas.nameOf(total.symbol()) + " = 0"));
    head(of, of.loop().direction().opposite(), starts);
    body(of, () -> stepBack(backward));
  }

  private String start(Line.Handed handed) {
    String start =
        handed.starts().stream()
            .findFirst()
            .map(part -> equations.right(handed.symbol(), part.formula()))
            .orElse("0");
    return formulas.nameOf(handed.symbol()) + " = " + start;
  }

  private void stepBack(Line.Backward backward) {
    backward.body().forEach(inner);
    backward.handed().forEach(this::next);
    backward.totals().forEach(total -> equations.sum(total.symbol(), "+=", total.parts()));
  }

  private void next(Line.Handed handed) {
    if (handed.parts().isEmpty()) {
      blocks.line(NEXT + formulas.nameOf(handed.symbol()) + " = 0");
    } else {
      equations.sum(NEXT, handed.symbol(), "=", handed.parts());
    }
  }

  private static String kept(Keep keep) {
    return keep.equals(Keep.MENTIONED)
        ? ""
        : ", which keeps the " + keep + " and computes the rest again";
  }

  private void head(Line.Repeat repeat, Loop.Direction direction, List<String> starts) {
    blocks.line(
        "scan "
            + repeat.index()
            + " in "
            + repeat.loop().trips()
            + (direction == Loop.Direction.BACKWARD ? " reverse" : "")
            + (starts.isEmpty() ? "" : " from " + String.join(", ", starts)));
  }

  private void body(Line.Repeat repeat, Runnable lines) {
    formulas.enter(repeat.index());
    blocks.indented(lines);
    formulas.leave(repeat.index());
  }
}
