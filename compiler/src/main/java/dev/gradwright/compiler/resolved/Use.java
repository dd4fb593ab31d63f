package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/**
 * {@code use fc = Dense(In, H);}: a layer owned under a name.
 *
 * @param count how many, for an array
 * @param binding the layer's build-time ints, in the names of the owner
 * @param constants the layer's build-time reals and bools
 * @param functions the layer's functions
 */
public record Use(
    String name,
    Optional<Extent> count,
    Layer layer,
    Binding binding,
    List<Expression> constants,
    List<FunctionValue> functions,
    String documentation,
    Span span)
    implements Member {
  public Use {
    constants = List.copyOf(constants);
    functions = List.copyOf(functions);
  }
}
