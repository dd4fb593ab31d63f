package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.AdjointRule;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Fn;
import dev.gradwright.compiler.resolved.Rule;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code adjoint (dy) { bar x = ...; }}. */
final class Rules {
  private final Here here;
  private final Fn fn;
  private final Face face;
  private final Map<String, Expression> bars = new LinkedHashMap<>();

  Rules(Here here, Fn fn, Face face) {
    this.here = here;
    this.fn = fn;
    this.face = face;
  }

  Rule of(AdjointRule syntax) {
    List<Value> seeds = seeds(syntax);
    Steps steps = new Steps(here);
    steps.announce(syntax.body());
    for (Statement statement : syntax.body()) {
      if (statement instanceof Statement.Bar bar) {
        bar(bar);
      } else {
        steps.read(statement, "a rule");
      }
    }
    Rule.Kind kind =
        switch (syntax.kind()) {
          case TRUE -> Rule.Kind.TRUE;
          case SURROGATE -> Rule.Kind.SURROGATE;
        };
    List<Optional<Expression>> ordered = ordered(syntax);
    return new Rule(kind, seeds, here.frame().body(steps.statements(), List.of()), ordered);
  }

  private List<Value> seeds(AdjointRule syntax) {
    if (syntax.seeds().size() != fn.results().size()) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.WRONG_COUNT,
                  syntax.span(),
                  syntax.seeds().size(),
                  Words.count(fn.results().size(), "result", "results"))
              .note(face.span(), face.what() + " is declared here"));
    }
    List<Value> seeds = new ArrayList<>();
    for (Name name : syntax.seeds()) {
      Value seed =
          Value.of(name.text(), fn.results().get(seeds.size()), Value.Role.SEED, name.span());
      here.declare(name, new Symbol.Tensor(seed));
      seeds.add(seed);
    }
    return seeds;
  }

  private void bar(Statement.Bar bar) {
    String name = bar.name().text();
    Value argument =
        differentiable().stream()
            .filter(v -> v.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(bar.name()));
    Expression value = Expressions.one(here, bar.value());
    Expression filled = Broadcasting.fill(value, argument.type(), "`bar " + name + "`");
    if (bars.put(name, filled) != null) {
      throw Here.fail(DiagnosticKind.REPEATED_CLAUSE, bar.span(), "`bar " + name + "`");
    }
  }

  private Refusal unknown(Name name) {
    List<String> names = differentiable().stream().map(Value::name).toList();
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.UNKNOWN_BAR, name.span(), name.text())
            .expected("a real argument: " + Words.listed(names))
            .didYouMean(DidYouMean.among(names, name.text())));
  }

  private List<Value> differentiable() {
    return fn.arguments().stream().filter(Rules::isDifferentiable).toList();
  }

  private static boolean isDifferentiable(Value argument) {
    return argument.role() == Value.Role.ARGUMENT && argument.type().element() == ElementType.REAL;
  }

  private List<Optional<Expression>> ordered(AdjointRule syntax) {
    List<Optional<Expression>> ordered = new ArrayList<>();
    for (Value argument : fn.arguments()) {
      Optional<Expression> bar = Optional.ofNullable(bars.get(argument.name()));
      if (bar.isEmpty() && isDifferentiable(argument)) {
        throw Refusal.of(
            Diagnostic.of(DiagnosticKind.MISSING_BAR, syntax.span(), argument.name())
                .expected("`bar " + argument.name() + " = 0;` if no adjoint passes")
                .note(argument.span(), argument + " is declared here"));
      }
      ordered.add(bar);
    }
    return ordered;
  }
}
