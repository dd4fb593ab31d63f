package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Loop;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.resolved.IndexRange;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code scan t in T from (h = x) { ... next h = e; yield y; final h; }}. */
final class Scans {
  private final Here outside;
  private final Here inside;
  private final Steps steps;
  private Optional<Statement.Yield> yield = Optional.empty();
  private Optional<Statement.Final> last = Optional.empty();
  private final List<Expression> yields = new ArrayList<>();
  private final List<Integer> finals = new ArrayList<>();

  Scans(Here here) {
    this.outside = here;
    this.inside = here.inner();
    this.steps = new Steps(inside);
  }

  Producer of(Loop.Scan scan) {
    Interval range = new Extents(outside).range(scan.range());
    Producer.Remat remat = scan.remat().map(this::remat).orElseGet(Producer.Remat.None::new);
    Carries carries = Carries.of(scan.carries(), outside, inside);
    Index.Single t = new Index.Single(scan.index().text(), scan.index().span());
    inside.frame().settle(t, new IndexRange.Single(range.from(), range.to()));
    inside.declare(scan.index(), new Symbol.AtIndex(t));
    body(scan, carries);
    steps.warnOfUnused();
    results(scan, carries);
    return new Producer.Scan(
        t,
        range.from(),
        range.to(),
        direction(scan.direction()),
        remat,
        carries.values(),
        carries.starts(),
        steps.statements(),
        carries.next(),
        yields,
        finals,
        scan.span());
  }

  private static Producer.Direction direction(Loop.Direction direction) {
    return switch (direction) {
      case FORWARD -> Producer.Direction.FORWARD;
      case REVERSE -> Producer.Direction.REVERSE;
    };
  }

  private Producer.Remat remat(Loop.Remat syntax) {
    return syntax
        .segments()
        .<Producer.Remat>map(count -> new Producer.Remat.Segments(segments(count)))
        .orElseGet(Producer.Remat.Automatic::new);
  }

  private Extent segments(Node syntax) {
    Extent count = new Extents(outside).of(syntax);
    outside
        .obligations()
        .notNegative(
            count.plus(-1),
            () ->
                Diagnostic.of(
                        DiagnosticKind.BAD_EXTENT, syntax.span(), count, "no number of segments")
                    .expected("1 or more"));
    return count;
  }

  /** Reads all statements, so that each can say what is wrong with it. */
  private void body(Loop.Scan scan, Carries carries) {
    steps.announce(scan.body());
    boolean refused = false;
    for (Statement statement : scan.body()) {
      if (!inside.frame().attempt(() -> read(statement, carries))) {
        StatementNames.of(statement).forEach(inside::refuse);
        refused = true;
      }
    }
    if (refused) {
      throw Refusal.known();
    }
  }

  private void read(Statement statement, Carries carries) {
    if (statement instanceof Statement.Next next) {
      carries.read(next);
    } else if (statement instanceof Statement.Yield given) {
      once(yield, given, "`yield`");
      yield = Optional.of(given);
      yields.addAll(inside.each(given.values()));
    } else if (statement instanceof Statement.Final given) {
      once(last, given, "`final`");
      last = Optional.of(given);
      given.names().forEach(name -> last(name, carries));
    } else {
      steps.read(statement, "a scan");
    }
  }

  private static void once(Optional<? extends Statement> before, Statement again, String what) {
    if (before.isPresent()) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.REPEATED_CLAUSE, again.span(), what)
              .expected("one " + what + " for all that it names")
              .note(before.get().span(), what + " stands here"));
    }
  }

  private void last(Name name, Carries carries) {
    int place = carries.place(name);
    if (finals.contains(place)) {
      throw Here.fail(DiagnosticKind.REPEATED_CLAUSE, name.span(), "`final " + name.text() + "`");
    }
    finals.add(place);
  }

  /** Without {@code yield}, a scan gives its carries. */
  private void results(Loop.Scan scan, Carries carries) {
    if (yield.isPresent()) {
      return;
    }
    if (last.isPresent()) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.MISSING_YIELD, last.get().span(), "has `final`")
              .expected("`yield`, or no `final`: a scan that yields nothing gives its carries"));
    }
    if (carries.values().isEmpty()) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.MISSING_YIELD, scan.span(), "carries nothing")
              .expected("`yield` of what every step gives, or `from (...)` and `next`"));
    }
    for (int carry = 0; carry < carries.values().size(); carry++) {
      finals.add(carry);
    }
  }
}
