package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;

/** A property that the user's build proves. */
public sealed interface Check extends Statement {
  /** The bindings of {@code at (A = 4, training = false)}. */
  List<Argument> at();

  /** {@code check gradient(order = 2) at (A = 4);}, {@code check shape(x, [N, K]);} */
  record Named(Name name, List<Argument> arguments, List<Argument> at, Span span) implements Check {
    public Named {
      arguments = List.copyOf(arguments);
      at = List.copyOf(at);
    }
  }

  /** {@code check invariant(energy under rotation of r);} */
  record Invariant(
      Expression value, Name transformation, List<Name> of, List<Argument> at, Span span)
      implements Check {
    public Invariant {
      of = List.copyOf(of);
      at = List.copyOf(at);
    }
  }
}
