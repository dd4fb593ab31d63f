package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;

/** A type as written. */
public sealed interface TypeSyntax extends Node {
  /** {@code real[N, 4*H]}; a scalar has no extents. */
  record Tensor(ElementName element, List<Entry> extents, Span span) implements TypeSyntax {
    public Tensor {
      extents = List.copyOf(extents);
    }
  }

  /** {@code fn(real[D], real) -> real[D]} */
  record Function(List<TypeSyntax> parameters, TypeSyntax result, Span span) implements TypeSyntax {
    public Function {
      parameters = List.copyOf(parameters);
    }
  }

  /** {@code (real, real[N])}, the result of a fn that returns several values. */
  record Tuple(List<TypeSyntax> elements, Span span) implements TypeSyntax {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }
}
