package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What values are called, in the user's words. */
final class Names {
  private static final int LONGEST = 100;
  private static final String NAMELESS = "value";
  private static final String LINE = "line";
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Map<String, String> DERIVED =
      Map.of(
          ".part", "a part of ",
          ".adjoint", "the adjoint of ",
          ".tangent", "the tangent of ",
          ".gradient", "the gradient of ");

  private static final Map<String, String> PURPOSES =
      Map.of(".part", "on the way to ", ".adjoint", "for the adjoint of ");

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

  /** What the model file calls the index of a loop, if the loop stands there. */
  String index(Loop loop) {
    Optional<Origin> written = origin(loop.index());
    // What derivatives make in one go all comes from one place.
    boolean made = loop.parameters().stream().anyMatch(hole -> origin(hole).equals(written));
    return own(loop.index()).filter(name -> !made).orElse("t");
  }

  /** A name for the value, if need be after the line it comes from. */
  String of(Expr expr) {
    Optional<Origin> origin = origin(expr);
    return written(expr)
        .or(() -> origin.map(Names::derived))
        .orElse(expr.operands().isEmpty() ? "constant" : NAMELESS);
  }

  private static String derived(Origin origin) {
    String base = origin.name().orElse(LINE + origin.span().line());
    return switch (origin.role()) {
      case VALUE -> base;
      case ADJOINT -> base + ".adjoint";
      case TANGENT -> base + ".tangent";
    };
  }

  /** Where the value was written. */
  Optional<Span> span(Expr expr) {
    return origin(expr).map(Origin::span);
  }

  /** Where the value was written, and the text there. */
  Remark remark(Expr expr) {
    return origin(expr)
        .map(origin -> new Remark(role(origin) + place(origin), text(origin)))
        .orElse(Remark.NONE);
  }

  private static String place(Origin origin) {
    return origin.span().file().path() + ":" + origin.span().line();
  }

  private String text(Origin origin) {
    Span span = origin.span();
    return shown.computeIfAbsent(new Line(span.file(), span.line()), Names::shown);
  }

  private static String role(Origin origin) {
    return switch (origin.role()) {
      case VALUE -> "";
      case ADJOINT -> "adjoint of ";
      case TANGENT -> "tangent of ";
    };
  }

  /** As a remark, with whose value it is if the text does not say so: one layer may have many. */
  Remark remarkOfOne(Expr expr) {
    return origin(expr).map(this::remarkOfOne).orElse(Remark.NONE);
  }

  private Remark remarkOfOne(Origin origin) {
    String owner = owner(origin).map(name -> name + ", ").orElse("");
    return new Remark(role(origin) + owner + place(origin), text(origin));
  }

  private Optional<String> owner(Origin origin) {
    return origin
        .name()
        .map(name -> name.replaceFirst("\\.part$", ""))
        .filter(name -> !Arrays.asList(text(origin).split("\\W+")).contains(name));
  }

  /** A name as messages for users have it: {@code the adjoint of a part of `logits`}. */
  static String words(String name) {
    for (Map.Entry<String, String> derived : DERIVED.entrySet()) {
      if (name.endsWith(derived.getKey())) {
        String of = name.substring(0, name.length() - derived.getKey().length());
        return derived.getValue() + words(of);
      }
    }
    if (name.startsWith(LINE) && name.substring(LINE.length()).matches("\\d+")) {
      return "a value of line " + name.substring(LINE.length());
    }
    return name.equals(NAMELESS) ? "the model" : "`" + name + "`";
  }

  /** What a value of that name is for: what leads to a value, or to its adjoint, is named so. */
  static String purpose(String name) {
    for (Map.Entry<String, String> purpose : PURPOSES.entrySet()) {
      if (name.endsWith(purpose.getKey())) {
        String of = name.substring(0, name.length() - purpose.getKey().length());
        return purpose.getValue() + words(of);
      }
    }
    return name.equals(NAMELESS) ? "a value" : words(name);
  }

  private static String shown(Line line) {
    String written = line.file().lineText(line.number()).strip();
    String text = SPACES.matcher(written).replaceAll(" ");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
  }

  private static Optional<Origin> origin(Expr expr) {
    return expr.table().origin(expr);
  }
}
