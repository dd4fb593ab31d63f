package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.compiler.loop.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/** The indices of the repeats around a step as Java variables, outermost first. */
final class Indices {
  private final ModelNames names;
  private final Map<Integer, String> variables;

  private Indices(ModelNames names, Map<Integer, String> variables) {
    this.names = names;
    this.variables = variables;
  }

  static Indices none(ModelNames names) {
    return new Indices(names, Map.of());
  }

  /** The indices inside a further repeat. */
  Indices with(Step.Repeat repeat) {
    Map<Integer, String> inside = new LinkedHashMap<>(variables);
    inside.put(repeat.index(), names.index(repeat.indexName(), variables.size()));
    return new Indices(names, inside);
  }

  /** Whether there is no repeat around the step. */
  boolean isEmpty() {
    return variables.isEmpty();
  }

  String name(int index) {
    return variables.get(index);
  }

  void addTo(MethodSpec.Builder method) {
    variables.values().forEach(variable -> method.addParameter(TypeName.INT, variable));
  }

  CodeBlock arguments() {
    return variables.values().stream()
        .map(variable -> CodeBlock.of("$N", variable))
        .collect(CodeBlock.joining(", "));
  }
}
