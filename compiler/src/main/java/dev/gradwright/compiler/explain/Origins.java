package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.source.Span;

/**
 * Where things are written, for readers of one file.
 *
 * @param file its path, which places in it leave out
 */
record Origins(String file) {
  String place(Origin origin) {
    Span span = origin.span();
    String line = "line " + span.position().line();
    return span.file().path().equals(file) ? line : span.file().path() + " " + line;
  }

  /** The place, and what the line there says. */
  String written(Origin origin) {
    Span span = origin.span();
    String line = span.file().lineText(span.position().line()).strip();
    return place(origin) + ":  " + line;
  }

  /** Where a part of an adjoint comes from, and by which rules; nothing of one that is given. */
  String reason(Line.Part part) {
    if (part.from().isEmpty()) {
      return "";
    }
    String at = part.origin().map(origin -> ", " + place(origin)).orElse("");
    String rules = part.rules().isEmpty() ? "" : ": rule of " + String.join(", ", part.rules());
    return "from " + part.from() + at + rules;
  }
}
