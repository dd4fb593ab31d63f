package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Loop;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.type.Extent;

/** Reads {@code for l in 0..L from (h = x) { ... next h = e; }}. */
final class Loops {
  private static final String RANGE =
      "ints and build-time parameters; `scan` in place of `for` walks along a dim";

  private final Here outside;
  private final Here inside;

  Loops(Here here) {
    this.outside = here;
    this.inside = here.inner();
  }

  Producer of(Loop.BuildTime loop) {
    Interval range = new Extents(outside).range(loop.range());
    BuildTime.known(outside, range.from(), loop.range().span(), RANGE);
    BuildTime.known(outside, range.to(), loop.range().span(), RANGE);
    Carries carries = Carries.of(loop.carries(), outside, inside);
    Name index = loop.index();
    Extent round = Extent.dim(index.text());
    inside.declare(index, new Symbol.Number(round, Symbol.Origin.ROUND, index.span()));
    inside.obligations().enterRound(index.text(), range.from(), range.to());
    try {
      return body(loop, range, carries);
    } finally {
      inside.obligations().leaveRound(index.text());
    }
  }

  private Producer body(Loop.BuildTime loop, Interval range, Carries carries) {
    Steps steps = new Steps(inside);
    steps.announce(loop.body());
    for (Statement statement : loop.body()) {
      if (statement instanceof Statement.Next assignments) {
        carries.read(assignments);
      } else {
        steps.read(statement, "a build-time loop");
      }
    }
    return new Producer.Repeat(
        loop.index().text(),
        range.from(),
        range.to(),
        carries.values(),
        carries.starts(),
        steps.statements(),
        carries.next(),
        loop.span());
  }
}
