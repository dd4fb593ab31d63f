package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Expression;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Check;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code check invariant(energy under rotation of r);}. */
final class Invariants {
  private static final List<String> NAMES =
      Arrays.stream(Check.Transformation.values())
          .map(transformation -> transformation.name().toLowerCase(Locale.ROOT))
          .toList();

  private final Here here;

  Invariants(Here here) {
    this.here = here;
  }

  Check of(dev.gradwright.compiler.ast.Check.Invariant syntax, Map<String, Long> at) {
    Check.Transformation under = transformation(syntax.transformation());
    if (!(syntax.value() instanceof Expression.Reference reference)) {
      throw Here.fail(
          DiagnosticKind.WRONG_TYPE, syntax.span(), "what stays invariant", "the name of a value");
    }
    Value value = new Names(here).named(reference.name());
    if (value.type().element() != ElementType.REAL) {
      throw Here.fail(
          DiagnosticKind.WRONG_TYPE, reference.name().span(), "what stays invariant", "real");
    }
    List<Value> of = new ArrayList<>();
    for (Name name : syntax.of()) {
      of.add(input(name, under));
    }
    if (of.stream().map(moved -> axis(moved, under)).distinct().count() > 1) {
      throw Here.fail(DiagnosticKind.DIMS_DIFFER, syntax.span(), "what is moved together");
    }
    return new Check.Invariant(value, under, of, at, syntax.span());
  }

  private static Check.Transformation transformation(Name name) {
    if (!NAMES.contains(name.text())) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.UNKNOWN_NAME, name.span(), name.text())
              .expected("`rotation`, `translation` or `permutation`")
              .didYouMean(DidYouMean.among(NAMES, name.text())));
    }
    return Check.Transformation.valueOf(name.text().toUpperCase(Locale.ROOT));
  }

  private Value input(Name name, Check.Transformation under) {
    Value value = new Names(here).named(name);
    boolean isInput = value.role() == Value.Role.INPUT;
    if (!isInput || value.type().element() != ElementType.REAL || value.type().isScalar()) {
      throw Here.fail(
          DiagnosticKind.WRONG_TYPE,
          name.span(),
          "`" + name.text() + "`",
          "a real input with axes");
    }
    String extent = axis(value, under);
    if (under == Check.Transformation.ROTATION && !extent.equals("2") && !extent.equals("3")) {
      throw Here.fail(
          DiagnosticKind.WRONG_TYPE,
          name.span(),
          "`" + name.text() + "`, whose last axis has extent " + extent + ",",
          "a tensor of points in 2 or 3 dimensions");
    }
    return value;
  }

  /** The axis that is moved. */
  private static String axis(Value value, Check.Transformation under) {
    List<Axis> axes = value.type().axes();
    return switch (under) {
      case ROTATION, TRANSLATION -> axes.get(axes.size() - 1).toString();
      case PERMUTATION -> axes.get(0).toString();
    };
  }
}
