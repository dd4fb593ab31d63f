package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Graph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the extents at which a model is checked. */
final class Dims {
  private static final List<Integer> PRIMES = List.of(3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41);

  private Dims() {}

  /**
   * As asked for; dims that are not named get distinct small primes that the model can live with.
   */
  static Map<String, Long> choose(Graph graph, Map<String, Long> asked) {
    for (int first = 0; first < PRIMES.size(); first++) {
      Map<String, Long> dims = fill(graph, asked, first);
      if (broken(graph, dims).isEmpty()) {
        return dims;
      }
    }
    String why = broken(graph, fill(graph, asked, 0)).orElseThrow();
    throw new NoSampleException(why + "; give extents with `at (...)`");
  }

  private static Map<String, Long> fill(Graph graph, Map<String, Long> asked, int first) {
    Map<String, Long> dims = new LinkedHashMap<>();
    int next = first;
    for (Graph.Dim dim : graph.dims()) {
      Long given = asked.get(dim.name());
      dims.put(dim.name(), given != null ? given : PRIMES.get(next++ % PRIMES.size()));
    }
    return dims;
  }

  /** The first requirement that the extents do not meet. */
  private static Optional<String> broken(Graph graph, Map<String, Long> dims) {
    return graph.requirements().stream()
        .filter(requirement -> !holds(requirement, dims))
        .map(Graph.Requirement::message)
        .findFirst();
  }

  private static boolean holds(Graph.Requirement requirement, Map<String, Long> dims) {
    try {
      return requirement.nonNegative().evaluate(dims::get) >= 0;
    } catch (ArithmeticException e) {
      return false;
    }
  }
}
