package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Assignment;
import dev.gradwright.compiler.ast.Carry;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Held;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a loop hands from step to step: how it starts, and what {@code next} says. */
final class Carries {
  private final Here inside;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final List<Expression> starts = new ArrayList<>();
  private final Map<String, Expression> next = new LinkedHashMap<>();

  private Carries(Here inside) {
    this.inside = inside;
  }

  /** Carries that are known inside the loop, and start with values from outside. */
  static Carries of(List<Carry> syntax, Here outside, Here inside) {
    Carries carries = new Carries(inside);
    outside.frame().each(syntax, (Carry carry) -> carries.start(carry, outside));
    return carries;
  }

  private Value start(Carry carry, Here outside) {
    Expression start = Expressions.one(outside, carry.start());
    Type type = carry.type().map(t -> new Types(outside).tensor(t)).orElse(start.type());
    String what = "carry `" + carry.name().text() + "`";
    Held held = new Types(outside).held(type, carry.type());
    Value value = Value.of(carry.name().text(), type, Value.Role.CARRY, held, carry.name().span());
    starts.add(Broadcasting.fill(start, type, what));
    values.put(carry.name().text(), value);
    inside.declare(carry.name(), new Symbol.Tensor(value));
    return value;
  }

  List<Value> values() {
    return List.copyOf(values.values());
  }

  List<Expression> starts() {
    return starts;
  }

  /** The place of a carry among all. */
  int place(Name name) {
    if (!values.containsKey(name.text())) {
      List<String> names = List.copyOf(values.keySet());
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.NOT_A_CARRY, name.span(), name.text())
              .expected(names.isEmpty() ? "carries in `from (...)`" : Words.listed(names))
              .didYouMean(DidYouMean.among(names, name.text())));
    }
    return List.copyOf(values.keySet()).indexOf(name.text());
  }

  void read(Statement.Next syntax) {
    inside.frame().each(syntax.assignments(), this::read);
  }

  private Expression read(Assignment assignment) {
    Value carry = values().get(place(assignment.name()));
    String what = "`next " + carry.name() + "`";
    Expression value = fit(Expressions.one(inside, assignment.value()), carry, what);
    if (next.put(carry.name(), value) != null) {
      throw Here.fail(DiagnosticKind.REPEATED_CLAUSE, assignment.span(), what);
    }
    return value;
  }

  private static Expression fit(Expression value, Value carry, String what) {
    if (!Broadcasting.fills(value, carry.type())) {
      throw Refusal.of(
          Broadcasting.misfit(value, carry.type(), what)
              .expected(expected(value, carry))
              .note(carry.span(), carry + " is declared here"));
    }
    return Broadcasting.fill(value, carry.type(), what);
  }

  /** A whole number as start makes an int of a carry that was not meant to be one. */
  private static String expected(Expression value, Value carry) {
    boolean meantReal =
        carry.type().element() == ElementType.INT
            && Broadcasting.fills(value, carry.type().withElement(ElementType.REAL));
    return carry.type() + (meantReal ? ", or `" + carry.name() + ": real` in `from`" : "");
  }

  /** The next value of each carry. */
  List<Expression> next() {
    List<Expression> all = new ArrayList<>();
    for (Value carry : values.values()) {
      Expression value = next.get(carry.name());
      if (value == null) {
        throw Refusal.of(
            Diagnostic.of(DiagnosticKind.MISSING_NEXT, carry.span(), carry.name())
                .expected(
                    "`next "
                        + carry.name()
                        + " = ...;` in the body: what a carry is in the next round"));
      }
      all.add(value);
    }
    return all;
  }
}
