package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Precision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model. Its body's statements hold its lets, outputs and loss, in order.
 *
 * @param precision what is computed in
 * @param held how what a model or a layer gives a name to is held
 * @param numbers its build-time ints
 * @param constants its build-time reals and bools with their values, seen by all that follows
 * @param dims what is bound at run time
 */
public record Model(
    String name,
    String documentation,
    Precision precision,
    Held held,
    Map<String, Long> numbers,
    List<Statement> constants,
    List<Dim> dims,
    List<Value> inputs,
    List<Member> members,
    Body body,
    List<Value> outputs,
    Optional<Value> loss,
    List<Check> checks,
    Span span) {
  /** {@code dim N;} */
  public record Dim(String name, Span span) {}

  public Model {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    constants = List.copyOf(constants);
    dims = List.copyOf(dims);
    inputs = List.copyOf(inputs);
    members = List.copyOf(members);
    outputs = List.copyOf(outputs);
    checks = List.copyOf(checks);
  }
}
