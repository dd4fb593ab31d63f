package dev.gradwright.compiler.resolved;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a declaration computes: statements, then results; with what holds for all of it, the loops
 * and functions inside included.
 *
 * @param results what is returned; none for a model
 * @param ranges what each index of index notation runs over
 * @param differentiated the locals, arguments and carries that some {@code wrt} names
 */
public record Body(
    List<Statement> statements,
    List<Expression> results,
    Map<Index, IndexRange> ranges,
    Set<Value> differentiated,
    List<Requirement> requirements) {
  public Body {
    statements = List.copyOf(statements);
    results = List.copyOf(results);
    ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
    differentiated = Collections.unmodifiableSet(new LinkedHashSet<>(differentiated));
    requirements = List.copyOf(requirements);
  }
}
