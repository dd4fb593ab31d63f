package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code update runMean = e;}, once for each state. */
final class Updates {
  private final Here here;
  private final Map<Value, Span> given = new HashMap<>();

  Updates(Here here) {
    this.here = here;
  }

  Statement of(dev.gradwright.compiler.ast.Statement.Update syntax) {
    Value state = state(syntax.name());
    Expression value = Expressions.one(here, syntax.value());
    String what = "the update of `" + state.name() + "`";
    Expression filled = Broadcasting.fill(value, state.type(), what);
    Span before = given.putIfAbsent(state, syntax.span());
    if (before != null) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.REPEATED_CLAUSE, syntax.span(), what)
              .expected("one update of each state in a step")
              .note(before, "the first is here"));
    }
    return new Statement.Update(state, filled, syntax.span());
  }

  private Value state(Name name) {
    Symbol symbol = here.find(name).orElseThrow(() -> unknown(name));
    if (symbol instanceof Symbol.Tensor tensor && tensor.value().role() == Value.Role.STATE) {
      return tensor.value();
    }
    throw Refusal.of(
        Diagnostic.of(DiagnosticKind.NOT_A_STATE, name.span(), name.text(), symbol.words())
            .expected("`state " + name.text() + ": real = 0;`")
            .note(symbol.span(), "`" + name.text() + "` is declared here"));
  }

  private Refusal unknown(Name name) {
    List<String> states =
        here.scope().names().stream()
            .filter(
                n ->
                    here.scope().find(n).orElseThrow() instanceof Symbol.Tensor tensor
                        && tensor.value().role() == Value.Role.STATE)
            .toList();
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.UNKNOWN_NAME, name.span(), name.text())
            .expected(states.isEmpty() ? "a `state`" : "a state: " + Words.listed(states))
            .didYouMean(DidYouMean.among(states, name.text())));
  }
}
