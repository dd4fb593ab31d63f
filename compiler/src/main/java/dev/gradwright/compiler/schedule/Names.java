package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What values are called, in the user's words. */
final class Names {
  private static final int LONGEST = 100;

  /** A line of a model file, which may be long and be asked for often. */
  private record Line(SourceFile file, int number) {}

  private final Map<Expr, String> given = new HashMap<>();
  private final Map<Line, String> shown = new HashMap<>();

  Names(Graph graph) {
    graph.inputs().forEach(input -> given.put(input.value(), input.name()));
    graph.seeds().forEach(seed -> given.put(seed.value(), seed.name()));
    graph
        .parameters()
        .forEach(parameter -> given.put(parameter.value(), MemberPath.of(parameter.path())));
    graph.states().forEach(state -> given.put(state.value(), MemberPath.of(state.start().path())));
    graph.draws().ifPresent(words -> given.put(words, "draws"));
  }

  /** The name that stands for the value in the model file, or a part of what has it. */
  private Optional<String> written(Expr expr) {
    return Optional.ofNullable(given.get(expr))
        .or(
            () ->
                origin(expr)
                    .filter(origin -> origin.role() == Origin.Role.VALUE)
                    .flatMap(Origin::name));
  }

  /** The user's own name for the value. */
  Optional<String> own(Expr expr) {
    return written(expr).filter(name -> !name.contains("."));
  }

  /** A name for the value, if need be after the line it comes from. */
  String of(Expr expr) {
    Optional<Origin> origin = origin(expr);
    return written(expr)
        .or(() -> origin.map(Names::derived))
        .orElse(expr.operands().isEmpty() ? "constant" : "value");
  }

  private static String derived(Origin origin) {
    String base = origin.name().orElse("line" + origin.span().position().line());
    return switch (origin.role()) {
      case VALUE -> base;
      case ADJOINT -> base + ".adjoint";
      case TANGENT -> base + ".tangent";
    };
  }

  /** Where the value was written, and the text there. */
  String remark(Expr expr) {
    return origin(expr).map(this::remark).orElse("");
  }

  private String remark(Origin origin) {
    Span span = origin.span();
    int line = span.position().line();
    String text = shown.computeIfAbsent(new Line(span.file(), line), Names::shown);
    String of =
        switch (origin.role()) {
          case VALUE -> "";
          case ADJOINT -> "adjoint of ";
          case TANGENT -> "tangent of ";
        };
    return of + span.file().path() + ":" + line + ": " + text;
  }

  private static String shown(Line line) {
    String text = line.file().lineText(line.number()).strip().replaceAll("\\s+", " ");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
  }

  private static Optional<Origin> origin(Expr expr) {
    return expr.table().origin(expr);
  }
}
