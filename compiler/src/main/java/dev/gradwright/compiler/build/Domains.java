package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Within;
import dev.gradwright.compiler.resolved.Domain;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;

/** Domains in dims of the model alone, and the values that are to keep to them. */
final class Domains {
  private final Building building;

  Domains(Building building) {
    this.building = building;
  }

  static Graph.Domain of(Domain domain, Scope scope) {
    if (domain instanceof Domain.Ints ints) {
      return new Graph.Domain.Ints(
          scope.extent(ints.from()), scope.extent(ints.to()), ints.declared());
    }
    Domain.Reals reals = (Domain.Reals) domain;
    return new Graph.Domain.Reals(reals.from(), reals.to(), reals.declared());
  }

  /** The value, checked when it is computed; reports one that is surely outside. */
  Mapped keep(Mapped value, Expression.Checked checked, Scope scope) {
    Graph.Domain domain = of(checked.domain(), scope);
    String declared = checked.domain().declared();
    String what = checked.what() + ", declared in " + declared;
    if (new Within(domain, what).isRefuted(value.expr().facts())) {
      building.report(
          Diagnostic.of(
                  DiagnosticKind.UNFULFILLED,
                  checked.span(),
                  checked.what() + " is outside of its domain")
              .found("`" + checked.operand().span().text() + "`")
              .expected("a value in " + declared));
      return inside(value, domain);
    }
    return new Mapped(Within.keep(value.expr(), domain, what), value.axes());
  }

  /** A value to go on with, of which nothing is found wrong again. */
  private static Mapped inside(Mapped value, Graph.Domain domain) {
    return domain instanceof Graph.Domain.Reals reals
        ? Expressions.map(value, x -> Formula.like(x, bound(reals, x)))
        : value;
  }

  /** What is refuted lies beyond a finite bound; an int takes the int next to it. */
  private static String bound(Graph.Domain.Reals reals, Expr value) {
    double bound = Double.isFinite(reals.from()) ? reals.from() : reals.to();
    return value.type().isReal() ? Double.toString(bound) : Long.toString((long) Math.ceil(bound));
  }
}
