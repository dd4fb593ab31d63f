package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each declared argument the one that is meant for it: by position first, then by name. */
final class Arguments {
  /** A declared argument. */
  record Slot(String name, boolean isOptional) {}

  private final String what;
  private final List<Slot> slots;
  private final Optional<Span> declared;
  private final Map<String, Actual> matched = new LinkedHashMap<>();

  private Arguments(String what, List<Slot> slots, Optional<Span> declared) {
    this.what = what;
    this.slots = slots;
    this.declared = declared;
  }

  /** The arguments given, by the names declared. */
  static Map<String, Actual> match(
      String what, List<Slot> slots, Optional<Span> declared, List<Actual> actuals, Span call) {
    return new Arguments(what, slots, declared).match(actuals, call);
  }

  static Map<String, Actual> match(Face face, List<Actual> actuals, Span call) {
    List<Slot> slots =
        face.formals().stream().map(f -> new Slot(f.name(), f.isOptional())).toList();
    return match(face.what(), slots, Optional.of(face.span()), actuals, call);
  }

  private Map<String, Actual> match(List<Actual> actuals, Span call) {
    int position = 0;
    for (Actual actual : actuals) {
      if (actual.name().isPresent()) {
        put(named(actual.name().get()), actual);
      } else if (position < slots.size()) {
        put(slots.get(position++).name(), actual);
      } else {
        throw tooMany(actual, actuals.size());
      }
    }
    for (Slot slot : slots) {
      if (!slot.isOptional() && !matched.containsKey(slot.name())) {
        throw refuse(missing(slot, actuals.size(), call));
      }
    }
    return matched;
  }

  private Diagnostic missing(Slot slot, int given, Span call) {
    Diagnostic missing = Diagnostic.of(DiagnosticKind.MISSING_ARGUMENT, call, what, slot.name());
    String alone = String.format("`%1$s` behind it, or `%1$s = ...` in its place", slot.name());
    return taken(slot)
        .map(other -> missing.found(count(given) + ", taken for `" + other + "`").expected(alone))
        .orElse(missing.found(count(given)).expected(takes()));
  }

  /** The optional one before a slot that has what may have been meant for the slot. */
  private Optional<String> taken(Slot slot) {
    return slots.subList(0, slots.indexOf(slot)).stream()
        .filter(Slot::isOptional)
        .map(Slot::name)
        .filter(name -> matched.containsKey(name) && matched.get(name).name().isEmpty())
        .reduce((earlier, later) -> later);
  }

  private void put(String name, Actual actual) {
    if (matched.put(name, actual) != null) {
      throw refuse(Diagnostic.of(DiagnosticKind.REPEATED_ARGUMENT, actual.span(), name));
    }
  }

  private String named(Name name) {
    List<String> names = slots.stream().map(Slot::name).toList();
    if (!names.contains(name.text())) {
      throw refuse(
          Diagnostic.of(DiagnosticKind.UNKNOWN_ARGUMENT, name.span(), what, name.text())
              .expected(names.isEmpty() ? "no arguments" : Words.listed(names))
              .didYouMean(DidYouMean.among(names, name.text())));
    }
    return name.text();
  }

  private Refusal tooMany(Actual actual, int given) {
    return refuse(
        Diagnostic.of(DiagnosticKind.TOO_MANY_ARGUMENTS, actual.span(), what, most())
            .found(count(given))
            .expected(takes()));
  }

  private String most() {
    boolean open = slots.stream().anyMatch(Slot::isOptional);
    return (open ? "at most " : "") + count(slots.size());
  }

  private static String count(int arguments) {
    return arguments == 0 ? "no arguments" : Words.count(arguments, "argument", "arguments");
  }

  /** {@code 3 arguments: `x`, `parts` and, if need be, `axis`} */
  private String takes() {
    List<String> needed =
        slots.stream().filter(slot -> !slot.isOptional()).map(Slot::name).toList();
    List<String> optional = slots.stream().filter(Slot::isOptional).map(Slot::name).toList();
    String all = count(needed.size()) + (needed.isEmpty() ? "" : ": " + Words.listed(needed));
    return optional.isEmpty() ? all : all + "; optional: " + Words.listed(optional);
  }

  private Refusal refuse(Diagnostic diagnostic) {
    return Refusal.of(
        declared.map(span -> diagnostic.note(span, what + " is declared here")).orElse(diagnostic));
  }
}
