package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** A loop with carried values; an expression. */
public sealed interface Loop extends Expression {
  Name index();

  Range range();

  List<Carry> carries();

  List<Statement> body();

  /** {@code for l in 0..L from (h = x) { ... }}, unrolled when the model is built. */
  record BuildTime(Name index, Range range, List<Carry> carries, List<Statement> body, Span span)
      implements Loop {
    public BuildTime {
      carries = List.copyOf(carries);
      body = List.copyOf(body);
    }
  }

  /** {@code scan t in T from (h = h0) reverse remat 16 { ... }} */
  record Scan(
      Name index,
      Range range,
      List<Carry> carries,
      Direction direction,
      Optional<Remat> remat,
      List<Statement> body,
      Span span)
      implements Loop {
    public Scan {
      carries = List.copyOf(carries);
      body = List.copyOf(body);
    }
  }

  /** Which end of the range a scan starts at. */
  enum Direction {
    FORWARD,
    REVERSE
  }

  /** {@code remat 16}, or {@code remat} with the number of segments left open. */
  record Remat(Optional<Expression> segments, Span span) implements Node {}
}
