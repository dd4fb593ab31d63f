package dev.gradwright.compiler.explain;

import java.util.List;

/** Lines as text, in blocks of code under headings. */
final class Report {
  private final Origins origins;
  private final Blocks blocks = new Blocks();
  private final Equations equations;
  private final LoopReport loops;

  /**
   * An empty report.
   *
   * @param source the path of the model file, which places leave out
   */
  Report(Formulas formulas, String source) {
    this.origins = new Origins(source);
    this.equations = new Equations(formulas, origins, blocks);
    this.loops = new LoopReport(formulas, origins, blocks, equations, this::line);
  }

  /** The whole, under a heading for what comes before the first one of its own. */
  String of(List<Line> lines) {
    lines.forEach(this::line);
    return blocks.text();
  }

  private void line(Line line) {
    if (line instanceof Line.Value value) {
      blocks.comment(value.origin().map(origins::written).orElse(""));
      blocks.line(equations.of(value.symbol(), value.formula()));
    } else if (line instanceof Line.Bar bar) {
      equations.sum(bar.symbol(), "=", bar.parts());
    } else if (line instanceof Line.Repeat repeat) {
      loops.forward(repeat);
    } else if (line instanceof Line.Backward backward) {
      loops.backward(backward);
    } else if (line instanceof Line.Heading heading) {
      blocks.prose(("## " + heading.title() + "\n\n" + heading.text()).strip());
    } else if (line instanceof Line.Note note) {
      blocks.prose(note.text());
    }
  }
}
