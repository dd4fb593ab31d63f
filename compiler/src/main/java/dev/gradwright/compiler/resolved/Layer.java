package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import java.util.List;

/**
 * The face of a layer; its {@link LayerBody} stands in the {@link Program}.
 *
 * @param constants its build-time reals and bools, in order
 * @param functions its arguments that are functions, in order
 * @param arguments what its forward takes
 * @param results what its forward gives
 */
public record Layer(
    String name,
    List<Value> constants,
    List<FunctionParameter> functions,
    List<Value> arguments,
    List<Type> results,
    String documentation,
    Span span) {
  public Layer {
    constants = List.copyOf(constants);
    functions = List.copyOf(functions);
    arguments = List.copyOf(arguments);
    results = List.copyOf(results);
  }
}
