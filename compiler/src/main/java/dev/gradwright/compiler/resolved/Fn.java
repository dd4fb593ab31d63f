package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import java.util.List;

/**
 * The face of a fn; its {@link FnBody} stands in the {@link Program}.
 *
 * @param arguments tensors, and build-time reals and bools, in order
 * @param functions the arguments that are functions, in order
 */
public record Fn(
    String name,
    List<Value> arguments,
    List<FunctionParameter> functions,
    List<Type> results,
    String documentation,
    Span span) {
  public Fn {
    arguments = List.copyOf(arguments);
    functions = List.copyOf(functions);
    results = List.copyOf(results);
  }
}
