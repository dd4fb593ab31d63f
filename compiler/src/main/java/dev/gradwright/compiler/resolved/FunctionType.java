package dev.gradwright.compiler.resolved;

import java.util.List;
import java.util.stream.Collectors;

/** What a function takes and gives: {@code fn(real[D], real) -> real[D]}. */
public record FunctionType(List<Type> parameters, List<Type> results) {
  public FunctionType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  @Override
  public String toString() {
    String result = results.size() == 1 ? results.get(0).toString() : listed(results);
    return "fn" + listed(parameters) + " -> " + result;
  }

  private static String listed(List<Type> types) {
    return types.stream().map(Type::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
