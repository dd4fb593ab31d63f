package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Set;

/**
 * What can be applied to arguments, as its callers see it.
 *
 * @param what its name, in words
 * @param dims the dims that arguments solve
 * @param leading the leading dims that arguments solve
 */
record Face(
    String what,
    Span span,
    List<Formal> formals,
    Set<String> dims,
    Set<String> leading,
    List<Type> results) {

  /** Whether it is a function of scalars, which maps over tensors. */
  boolean isScalar() {
    return results.stream().allMatch(Type::isScalar)
        && formals.stream().anyMatch(Formal.Tensor.class::isInstance)
        && formals.stream()
            .allMatch(f -> !(f instanceof Formal.Tensor t) || t.value().type().isScalar());
  }
}
