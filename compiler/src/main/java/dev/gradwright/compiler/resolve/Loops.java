package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Assignment;
import dev.gradwright.compiler.ast.Carry;
import dev.gradwright.compiler.ast.Loop;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code for l in 0..L from (h = x) { ... next h = e; }}. */
final class Loops {
  private final Here outside;
  private final Here inside;
  private final Map<String, Value> carries = new LinkedHashMap<>();
  private final List<Expression> starts = new ArrayList<>();
  private final Map<String, Expression> next = new LinkedHashMap<>();

  Loops(Here here) {
    this.outside = here;
    this.inside = here.inner();
  }

  Producer of(Loop.BuildTime loop) {
    Interval range = new Extents(outside).range(loop.range());
    BuildTime.known(outside, range.from(), loop.range().span());
    BuildTime.known(outside, range.to(), loop.range().span());
    loop.carries().forEach(this::start);
    Name index = loop.index();
    Extent round = Extent.dim(index.text());
    inside.declare(index, new Symbol.Number(round, Symbol.Origin.ROUND, index.span()));
    inside.obligations().enterRound(index.text(), range.from(), range.to());
    try {
      return body(loop, range);
    } finally {
      inside.obligations().leaveRound(index.text());
    }
  }

  private void start(Carry carry) {
    Expression start = Expressions.one(outside, carry.start());
    Type type = carry.type().map(t -> new Types(outside).tensor(t)).orElse(start.type());
    String what = "carry `" + carry.name().text() + "`";
    Value value = Value.of(carry.name().text(), type, Value.Role.CARRY, carry.name().span());
    starts.add(Broadcasting.fill(start, type, what));
    carries.put(carry.name().text(), value);
    inside.declare(carry.name(), new Symbol.Tensor(value));
  }

  private Producer body(Loop.BuildTime loop, Interval range) {
    Steps steps = new Steps(inside);
    steps.announce(loop.body());
    for (Statement statement : loop.body()) {
      if (statement instanceof Statement.Next assignments) {
        assignments.assignments().forEach(this::next);
      } else {
        steps.read(statement, "a build-time loop");
      }
    }
    List<Expression> all = new ArrayList<>();
    for (Map.Entry<String, Value> carry : carries.entrySet()) {
      all.add(
          Optional.ofNullable(next.get(carry.getKey()))
              .orElseThrow(
                  () ->
                      Here.fail(
                          DiagnosticKind.MISSING_NEXT, carry.getValue().span(), carry.getKey())));
    }
    return new Producer.Repeat(
        loop.index().text(),
        range.from(),
        range.to(),
        List.copyOf(carries.values()),
        starts,
        steps.statements(),
        all,
        loop.span());
  }

  private void next(Assignment assignment) {
    String name = assignment.name().text();
    Value carry = carries.get(name);
    if (carry == null) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.UNKNOWN_NAME, assignment.name().span(), name)
              .expected("a carry: " + Words.listed(List.copyOf(carries.keySet()))));
    }
    Expression value = Expressions.one(inside, assignment.value());
    if (next.put(name, Broadcasting.fill(value, carry.type(), "`next " + name + "`")) != null) {
      throw Here.fail(DiagnosticKind.REPEATED_CLAUSE, assignment.span(), "`next " + name + "`");
    }
  }
}
