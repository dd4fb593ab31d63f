package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.ast.TypeSyntax;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Held;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.ArrayList;
import java.util.List;

/** Reads what ends in {@code return}: the body of a fn or of a forward. */
final class Bodies {
  /** The statements of a body, and what it returns. */
  record Read(Steps steps, List<Expression> results) {}

  private final Here here;
  private final Face face;
  private final List<Held> held;
  private final Steps steps;
  private final List<Expression> results = new ArrayList<>();
  private boolean returned;
  private boolean refused;

  private Bodies(Here here, Face face, List<Held> held) {
    this.here = here;
    this.face = face;
    this.held = held;
    this.steps = new Steps(here);
  }

  /** Given the types of the results as they are written. */
  static Read read(Here here, List<Statement> body, Face face, TypeSyntax results) {
    Bodies bodies = new Bodies(here, face, new Types(here).held(results, face.results()));
    bodies.read(body, face.results());
    return new Read(bodies.steps, bodies.results);
  }

  private void read(List<Statement> body, List<Type> types) {
    steps.announce(body);
    for (Statement statement : body) {
      if (returned) {
        throw Here.fail(DiagnosticKind.UNREACHABLE, statement.span());
      }
      if (!here.frame().attempt(() -> read(statement, types))) {
        StatementNames.of(statement).forEach(here::refuse);
        refused = true;
      }
      returned |= statement instanceof Statement.Return;
    }
    if (!returned) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.MISSING_RETURN, face.span(), face.what())
              .expected("`return`, as the last statement"));
    }
    if (refused) {
      throw Refusal.known();
    }
  }

  private void read(Statement statement, List<Type> types) {
    if (statement instanceof Statement.Return result) {
      result(result, types);
    } else if (statement instanceof Statement.Update update && isOfLayer()) {
      steps.update(update);
    } else {
      steps.read(statement, "the body of " + face.what());
    }
  }

  private boolean isOfLayer() {
    return here.frame().owner() instanceof Declaration.Layer;
  }

  private void result(Statement.Return syntax, List<Type> types) {
    Outcome outcome = Outcomes.of(here, syntax.value());
    if (outcome.types().size() != types.size()) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.WRONG_TYPE,
                  syntax.value().span(),
                  "the result of " + face.what(),
                  Words.count(types.size(), "value", "values"))
              .found(Words.count(outcome.types().size(), "value", "values"))
              .note(face.span(), face.what() + " is declared here"));
    }
    List<Expression> values = Steps.takeApart(outcome, steps.statements(), syntax.value().span());
    for (int i = 0; i < values.size(); i++) {
      String what = "the result of " + face.what();
      results.add(held(Broadcasting.fill(values.get(i), types.get(i), what), held.get(i)));
    }
  }

  private static Expression held(Expression value, Held as) {
    return as == Held.AS_COMPUTED ? value : new Expression.Rounded(value, as, value.span());
  }
}
