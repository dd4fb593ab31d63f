package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Graph;
import java.util.Optional;

/** What a tensor is at a point that is drawn. */
sealed interface Sample {
  /** A parameter of the model, near where its training starts. */
  record Start(int parameter) implements Sample {}

  /** A state of the model, near where it starts. */
  record StartOfState(int state) implements Sample {}

  /** Words for random draws. */
  record Words() implements Sample {}

  /** Anything of a domain. */
  record Of(Optional<Graph.Domain> domain) implements Sample {}

  /** Nothing but zeros. */
  record Zeros() implements Sample {}
}
