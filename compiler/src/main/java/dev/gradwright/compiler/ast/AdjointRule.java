package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;

/** {@code adjoint (dy) { bar x = ...; }} after a fn; its body holds lets and bars. */
public record AdjointRule(Kind kind, List<Name> seeds, List<Statement> body, Span span)
    implements Node {
  /** Whether the rule claims to be the true derivative. */
  public enum Kind {
    TRUE,
    SURROGATE
  }

  public AdjointRule {
    seeds = List.copyOf(seeds);
    body = List.copyOf(body);
  }
}
