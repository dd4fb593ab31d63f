package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** What stands left of {@code =} in a let or an output. */
public sealed interface Pattern extends Node {
  /** {@code x}, {@code x: real[N]}, {@code k: int[N] in 0..K} */
  record Single(Name name, Optional<TypeSyntax> type, Optional<Range> domain, Span span)
      implements Pattern {}

  /** {@code (a, b)} */
  record Tuple(List<Name> names, Span span) implements Pattern {
    public Tuple {
      names = List.copyOf(names);
    }
  }

  /** {@code d[i, j in R]}, {@code k[i] in 0..K}: the right side gives one element. */
  record Indexed(Name name, List<IndexBinder> indices, Optional<Range> domain, Span span)
      implements Pattern {
    public Indexed {
      indices = List.copyOf(indices);
    }
  }
}
