package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.dag.Points;
import dev.gradwright.compiler.dag.Singularity.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is said of the singular points of one application, in the text of the model. */
final class Wording {
  private final List<Reached> all;
  private final Reached first;
  private final Place place;
  private final Text text;

  /** Of some points, one at least. */
  Wording(List<Reached> reached, Place place) {
    this.all = reached;
    this.first = reached.get(0);
    this.place = place;
    this.text = Text.of(first.expr(), place.operation());
  }

  Diagnostic warning() {
    Diagnostic warning =
        isRestated()
            ? warning("its value is").expected("an argument that never leads there")
            : warning(joined(" or ", this::where)).found(found()).expected(expected());
    return place.isUse() ? warning.note(place.operation(), "it is computed here") : warning;
  }

  private Diagnostic warning(String where) {
    String slopes = joined(" or ", reached -> reached.slope().words());
    return Diagnostic.of(DiagnosticKind.SINGULAR_POINT, place.span(), text.whole(), slopes, where);
  }

  /** Whether the operands are not those that the text has. */
  private boolean isRestated() {
    return first
        .expr()
        .table()
        .origin(first.expr())
        .filter(origin -> origin.form() == Origin.Form.RESTATED)
        .isPresent();
  }

  private String joined(String word, Function<Reached, String> words) {
    return all.stream().map(words).distinct().collect(Collectors.joining(word));
  }

  private String where(Reached reached) {
    return named(reached)
        .map(i -> points(reached, i).of("`" + text.operand(i) + "`"))
        .collect(Collectors.joining(" and "));
  }

  /** The operands that a point is about. */
  private static Stream<Integer> named(Reached reached) {
    return IntStream.range(0, reached.points().size())
        .filter(i -> !points(reached, i).areAll() && !isAlways(reached, i))
        .boxed();
  }

  /** Whether the operand has no other values. */
  private static boolean isAlways(Reached reached, int operand) {
    Facts facts = reached.expr().operand(operand).facts();
    Points points = points(reached, operand);
    return points.contains(facts.atLeast()) && points.contains(facts.atMost());
  }

  private static Points points(Reached reached, int operand) {
    return reached.points().get(operand);
  }

  private String found() {
    return named(first)
        .map(i -> "`" + text.operand(i) + "` can be " + range(first.expr().operand(i).facts()))
        .collect(Collectors.joining(", "));
  }

  private static String range(Facts facts) {
    boolean below = Double.isInfinite(facts.atLeast());
    boolean above = Double.isInfinite(facts.atMost());
    if (below && above) {
      return "any number";
    } else if (above) {
      return number(facts.atLeast()) + " or more";
    }
    return below
        ? "at most " + number(facts.atMost())
        : "from " + number(facts.atLeast()) + " to " + number(facts.atMost());
  }

  private static String number(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }

  /** A text that has no such point, for who can change it, and what else helps. */
  private String expected() {
    String remedy = first.singularity().remedy();
    boolean replaces = remedy.contains("%s");
    if (place.isUse()) {
      String instead = replaces || remedy.isEmpty() ? "" : remedy + ", or ";
      return instead + "arguments that never lead there";
    }
    String other = replaces ? remedy.formatted(text.operand(0)) : masked();
    return "`"
        + other
        + "`, whose derivative is 0 there"
        + (replaces || remedy.isEmpty() ? "" : "; " + remedy);
  }

  private String masked() {
    String away = joined(" && ", this::away);
    boolean isFinite = first.singularity().value() == Value.FINITE;
    return away + " ? " + text.whole() + " : " + (isFinite ? "stop(" + text.whole() + ")" : "0");
  }

  /** One operand away from the point is enough. */
  private String away(Reached reached) {
    List<String> conditions =
        IntStream.range(0, reached.points().size())
            .mapToObj(i -> awayFrom(points(reached, i), text.operand(i)))
            .flatMap(Optional::stream)
            .toList();
    String any = String.join(" || ", conditions);
    return conditions.size() > 1 && all.size() > 1 ? "(" + any + ")" : any;
  }

  /**
   * A condition in the language that a number of this name passes only if it is none of the points;
   * empty where there is no simple one.
   */
  private static Optional<String> awayFrom(Points points, String name) {
    String operand = name.matches(".*[<>=!?&|].*") ? "(" + name + ")" : name;
    if (points.from() == points.to()) {
      return Optional.of(operand + " != " + number(points.from()));
    }
    if (!Double.isInfinite(points.from()) || Double.isInfinite(points.to())) {
      return Optional.empty();
    }
    boolean isOpen = points.to() != Math.rint(points.to());
    double bound = isOpen ? Math.nextUp(points.to()) : points.to();
    return Optional.of(operand + (isOpen ? " >= " : " > ") + number(bound));
  }
}
