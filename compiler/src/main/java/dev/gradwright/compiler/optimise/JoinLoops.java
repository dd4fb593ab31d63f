package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.dag.Rebuild;
import dev.gradwright.compiler.type.Extent;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two loops without carries, of as many steps and wanted at the same time, become one where both
 * compute what takes more than a few short operations: the rows of a Jacobian have one way forward.
 */
final class JoinLoops {
  /** More are a large model, where every pair would take long to look at. */
  private static final int FEW = 30;

  private JoinLoops() {}

  static Graph of(Graph graph) {
    Set<List<LoopRun>> apart = new HashSet<>();
    LongWork work = new LongWork();
    Graph current = graph;
    Optional<Joined> joined = new Search(current, apart, work).pair();
    while (joined.isPresent()) {
      Joined pair = joined.get();
      current = current.withValues(roots -> Rebuild.all(roots, pair::step));
      joined = new Search(current, apart, work).pair();
    }
    return current;
  }

  /** Loops that may become one, if neither waits for the other. */
  private record Kind(Extent trips, Keep keep, List<Boolean> wanted) {}

  private static final class Search {
    private final Map<LoopRun, List<Expr>> runs;
    private final Map<LoopRun, Kind> kinds = new LinkedHashMap<>();
    private final LongWork work;

    /** Pairs that were looked at before, and stay two loops whatever else is joined. */
    private final Set<List<LoopRun>> apart;

    Search(Graph graph, Set<List<LoopRun>> apart, LongWork work) {
      this.apart = apart;
      this.work = work;
      List<Expr> order = Order.of(graph.values());
      runs = LoopRun.among(order);
      runs.keySet().removeIf(run -> !run.loop().carries().isEmpty());
      if (runs.size() > 1) {
        List<Set<Expr>> phases =
            List.of(
                reached(graph.forward()), reached(graph.gradients()), reached(graph.predictions()));
        runs.keySet().forEach(run -> kinds.put(run, kind(run, phases)));
      }
    }

    private static Set<Expr> reached(Collection<Expr> roots) {
      return new HashSet<>(Order.of(roots));
    }

    Optional<Joined> pair() {
      Map<Kind, List<LoopRun>> alike =
          kinds.keySet().stream().collect(Collectors.groupingBy(kinds::get));
      return runs.keySet().stream()
          .filter(one -> kinds.containsKey(one) && alike.get(kinds.get(one)).size() <= FEW)
          .flatMap(
              one ->
                  alike.get(kinds.get(one)).stream()
                      .filter(other -> isBefore(one, other) && !apart.contains(List.of(one, other)))
                      .flatMap(other -> joined(one, other).stream()))
          .findFirst();
    }

    private Kind kind(LoopRun run, List<Set<Expr>> phases) {
      List<Boolean> wanted =
          phases.stream().map(phase -> runs.get(run).stream().anyMatch(phase::contains)).toList();
      return new Kind(run.loop().trips(), run.loop().keep(), wanted);
    }

    private boolean isBefore(LoopRun one, LoopRun other) {
      return runs.get(one).get(0).number() < runs.get(other).get(0).number();
    }

    private Optional<Joined> joined(LoopRun one, LoopRun other) {
      List<Expr> ofOne = runs.get(one);
      List<Expr> ofOther = runs.get(other);
      if (!work.mayBeShared(one, ofOne, other, ofOther)) {
        return Optional.empty();
      }
      Optional<Joined> joined =
          Optional.of(new Joined(one, other))
              .filter(pair -> pair.sharesWork(ofOne, ofOther))
              .filter(pair -> !waits(one, other) && !waits(other, one));
      if (joined.isEmpty()) {
        apart.add(List.of(one, other));
      }
      return joined;
    }

    private boolean waits(LoopRun run, LoopRun other) {
      Set<Expr> before = reached(run.operands());
      return runs.get(other).stream().anyMatch(before::contains);
    }
  }
}
