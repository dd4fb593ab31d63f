package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lines as text, in blocks of code under headings. */
final class Report {
  private static final String FENCE = "```text\n";

  private final StringBuilder text = new StringBuilder();
  private final Formulas formulas;
  private final String source;
  private String indent = "";
  private String lastComment = "";

  /**
   * An empty report.
   *
   * @param source the path of the model file, which places leave out
   */
  Report(Formulas formulas, String source) {
    this.formulas = formulas;
    this.source = source;
  }

  /** The whole, under a heading for what comes before the first one of its own. */
  String of(List<Line> lines) {
    text.append(FENCE);
    lines.forEach(this::line);
    text.append("```\n");
    return text.toString().replace(FENCE + "```\n", "");
  }

  private void line(Line line) {
    if (line instanceof Line.Value value) {
      comment(value.origin().map(this::written).orElse(""));
      definition(value.symbol(), value.formula());
    } else if (line instanceof Line.Bar bar) {
      bar(bar.symbol(), " = ", bar.parts());
    } else if (line instanceof Line.Repeat repeat) {
      repeat(repeat);
    } else if (line instanceof Line.Backward backward) {
      backward(backward);
    } else if (line instanceof Line.Heading heading) {
      prose(("## " + heading.title() + "\n\n" + heading.text()).strip());
    } else if (line instanceof Line.Note note) {
      prose(note.text());
    }
  }

  private void prose(String words) {
    text.append("```\n\n").append(words).append("\n\n").append(FENCE);
    lastComment = "";
  }

  private void put(String line) {
    text.append(indent).append(line).append('\n');
  }

  /** Says once what several lines in a row belong to. */
  private void comment(String comment) {
    if (!comment.equals(lastComment) && !comment.isEmpty()) {
      put("// " + comment);
    }
    lastComment = comment;
  }

  private void definition(Symbol symbol, Expr formula) {
    Formulas.Sides sides = formulas.write(symbol, List.of(formula));
    put(sides.left() + " = " + sides.right().get(0).text());
  }

  /** One part in one line, paths that rejoin one below the other. */
  private void bar(Symbol symbol, String sign, List<Line.Part> parts) {
    Formulas.Sides sides = formulas.write(symbol, parts.stream().map(Line.Part::formula).toList());
    if (parts.size() == 1) {
      comment(reason(parts.get(0)));
      put(sides.left() + sign + sides.right().get(0).text());
      return;
    }
    comment(parts.size() + " paths rejoin");
    put(sides.left() + sign.stripTrailing());
    for (int i = 0; i < parts.size(); i++) {
      String term = sides.right().get(i).in(Term.Binding.REDUCTION);
      put((i == 0 ? "    " : "  + ") + term + "   // " + reason(parts.get(i)));
    }
    lastComment = "";
  }

  private String reason(Line.Part part) {
    if (part.from().isEmpty()) {
      return "";
    }
    String rules = part.rules().isEmpty() ? "" : ": rule of " + String.join(", ", part.rules());
    return "from "
        + part.from()
        + part.origin().map(o -> ", " + place(o.span())).orElse("")
        + rules;
  }

  private String place(Span span) {
    String line = "line " + span.position().line();
    return span.file().path().equals(source) ? line : span.file().path() + " " + line;
  }

  private String written(Origin origin) {
    String line = origin.span().file().lineText(origin.span().position().line()).strip();
    return place(origin.span()) + ":  " + line;
  }

  private void repeat(Line.Repeat repeat) {
    comment(repeat.origin().map(this::written).orElse(""));
    String starts =
        repeat.carries().stream()
            .map(carry -> sentence(carry.symbol(), carry.start()))
            .collect(Collectors.joining(", "));
    put(head(repeat, repeat.loop().direction()) + (starts.isEmpty() ? "" : " from " + starts));
    indented(
        repeat.index(),
        () -> {
          repeat.body().forEach(this::line);
          repeat.carries().forEach(carry -> put("next " + sentence(carry.symbol(), carry.next())));
          repeat.results().stream()
              .filter(result -> result.kind() == LoopResult.Kind.STACKED)
              .forEach(result -> put(stacked(repeat, result)));
        });
    repeat.results().stream()
        .filter(result -> result.kind() == LoopResult.Kind.FINAL)
        .forEach(
            result -> put(result.symbol().name() + " = the last " + formulas.nameOf(result.of())));
    lastComment = "";
  }

  private String stacked(Line.Repeat repeat, Line.Result result) {
    return result.symbol().name() + "[" + repeat.index() + "] = " + formulas.nameOf(result.of());
  }

  private String sentence(Symbol symbol, Expr formula) {
    Formulas.Sides sides = formulas.write(symbol, List.of(formula));
    return sides.left() + " = " + sides.right().get(0).text();
  }

  private String head(Line.Repeat repeat, Loop.Direction direction) {
    String words = "scan " + repeat.index() + " in " + repeat.loop().trips();
    return words + (direction == Loop.Direction.BACKWARD ? " reverse" : "");
  }

  private void indented(String index, Runnable lines) {
    formulas.enter(index);
    String outer = indent;
    indent = outer + "  ";
    lastComment = "";
    lines.run();
    formulas.leave(index);
    indent = outer;
    lastComment = "";
  }

  private void backward(Line.Backward backward) {
    Line.Repeat of = backward.of();
    comment(
        "back through the loop of "
            + of.origin().map(o -> place(o.span())).orElse("the model")
            + kept(of.loop().keep()));
    List<String> starts = new ArrayList<>();
    for (Line.Handed handed : backward.handed()) {
      starts.add(
          handed.symbol().name()
              + " = "
              + (handed.starts().isEmpty()
                  ? "0"
                  : sentence(handed.symbol(), handed.starts().get(0).formula())
                      .split(" = ", 2)[1]));
    }
    backward.totals().forEach(total -> starts.add(total.symbol().name() + " = 0"));
    put(
        head(of, of.loop().direction().opposite())
            + (starts.isEmpty() ? "" : " from " + String.join(", ", starts)));
    indented(
        of.index(),
        () -> {
          backward.body().forEach(this::line);
          for (Line.Handed handed : backward.handed()) {
            if (handed.parts().isEmpty()) {
              put("next " + handed.symbol().name() + " = 0");
            } else {
              bar(
                  new Symbol(
                      "next " + handed.symbol().name(), handed.symbol().leaf(), Optional.empty()),
                  " = ",
                  handed.parts());
            }
          }
          backward.totals().forEach(total -> bar(total.symbol(), " += ", total.parts()));
        });
  }

  private static String kept(Keep keep) {
    return keep.equals(Keep.MENTIONED)
        ? ""
        : ", which keeps the " + keep + " and computes the rest again";
  }
}
