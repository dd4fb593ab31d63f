package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopResult;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Loops;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A loop that steps through the carries of another, to compute what that one has computed from
 * them, steps through these values themselves, where they took more than a few short operations.
 */
final class KeepInsteadOfRecompute implements LoopRewrite {
  /** One parameter for each expression, so that equal bodies remain equal. */
  private final Map<Expr, Expr> parameters = new HashMap<>();

  @Override
  public Optional<Function<LoopResult, Expr>> apply(LoopRun run, List<LoopResult> wanted) {
    for (LoopRun other : steppedThrough(run)) {
      Set<Expr> kept = new Search(run, other, wanted).kept();
      if (!kept.isEmpty()) {
        RunDraft draft = new RunDraft(run, wanted);
        kept.forEach(expr -> keep(expr, other, draft));
        return Optional.of(draft.results());
      }
    }
    return Optional.empty();
  }

  private void keep(Expr expr, LoopRun other, RunDraft draft) {
    Expr parameter =
        parameters.computeIfAbsent(expr, e -> Leaves.hole(e.table(), e.type(), e.facts()));
    draft.replace(expr, parameter);
    draft.slice(parameter, Loops.stacked(other.loop(), expr, other.operands()));
  }

  /** The loops that a run steps through the carries of, the first made first. */
  private static Set<LoopRun> steppedThrough(LoopRun run) {
    Set<Expr> results = new TreeSet<>(Comparator.comparingInt(Expr::number));
    List<Expr> sequences = run.loop().sequences(run.operands());
    for (int i = 0; i < sequences.size(); i++) {
      if (sequences.get(i).operator() instanceof LoopResult result
          && result.of() == run.loop().slices().get(i)
          && result.loop().keep().equals(Keep.MENTIONED)
          && result.loop().trips().equals(run.loop().trips())) {
        results.add(sequences.get(i));
      }
    }
    Set<LoopRun> runs = new LinkedHashSet<>();
    results.forEach(result -> runs.add(LoopRun.of(result)));
    return runs;
  }

  /** What of a run's body another loop has computed. */
  private static final class Search {
    private final List<Expr> order;
    private final Set<Expr> roots;

    /** What does not change from step to step. */
    private final Set<Expr> constant = new HashSet<>();

    /** What the other loop has at hand or computes. */
    private final Set<Expr> known = new HashSet<>();

    private final Map<Expr, Set<Expr>> worthKeeping = new HashMap<>();

    Search(LoopRun run, LoopRun other, List<LoopResult> wanted) {
      roots = new LinkedHashSet<>(run.loop().next());
      wanted.forEach(result -> roots.add(result.of()));
      order = Order.of(roots);
      parameters(run, other);
      Set<Expr> given = new HashSet<>(run.loop().parameters());
      given.add(run.loop().index());
      order.stream().filter(expr -> !given.contains(expr)).forEach(this::visit);
    }

    private void parameters(LoopRun run, LoopRun other) {
      Loop loop = run.loop();
      constant.addAll(loop.captured());
      Map<Expr, Expr> there = new HashMap<>();
      put(there, other.loop().slices(), other.loop().sequences(other.operands()));
      put(there, other.loop().captured(), other.loop().captures(other.operands()));
      for (Expr carry : other.loop().carries()) {
        there.put(carry, Loops.stacked(other.loop(), carry, other.operands()));
      }
      List<Expr> parameters = loop.parameters();
      for (int i = 0; i < parameters.size(); i++) {
        Expr parameter = parameters.get(i);
        if (there.get(parameter) == run.operands().get(i)) {
          known.add(parameter);
        }
      }
      if (loop.index() == other.loop().index()) {
        known.add(loop.index());
      }
    }

    private static void put(Map<Expr, Expr> map, List<Expr> parameters, List<Expr> operands) {
      for (int i = 0; i < parameters.size(); i++) {
        map.put(parameters.get(i), operands.get(i));
      }
    }

    private void visit(Expr expr) {
      if (constant.containsAll(expr.operands())) {
        constant.add(expr);
      }
      if (known.containsAll(expr.operands())) {
        known.add(expr);
        worthKeeping.put(expr, constant.contains(expr) ? Set.of() : toCompute(expr));
      }
    }

    /**
     * What is to be kept for the sake of an expression: itself, or what it shortly follows from.
     */
    private Set<Expr> toCompute(Expr expr) {
      Set<Expr> below = new LinkedHashSet<>();
      expr.operands().forEach(operand -> below.addAll(worthKeeping(operand)));
      boolean takesMore =
          below.size() > 1 && below.stream().allMatch(x -> x.type().rank() >= expr.type().rank());
      return !Effort.isShort(expr) || takesMore ? Set.of(expr) : below;
    }

    private Set<Expr> worthKeeping(Expr expr) {
      return worthKeeping.getOrDefault(expr, Set.of());
    }

    /** What the other loop is to keep for what it does not compute itself. */
    Set<Expr> kept() {
      Set<Expr> read = new LinkedHashSet<>(roots);
      order.stream().filter(x -> !known.contains(x)).forEach(x -> read.addAll(x.operands()));
      read.retainAll(known);
      Map<Expr, Expr> gates = gates(read);
      Set<Expr> kept = new LinkedHashSet<>();
      for (Expr expr : read) {
        for (Expr below : worthKeeping(expr)) {
          Expr gate = gates.get(below);
          kept.add(gate.shape().equals(below.shape()) ? gate : below);
        }
      }
      return kept;
    }

    /**
     * For all that is computed for what is read, the last value that all its ways there lead to.
     */
    private Map<Expr, Expr> gates(Set<Expr> read) {
      Map<Expr, Expr> gates = new HashMap<>();
      read.forEach(expr -> gates.put(expr, expr));
      for (int i = order.size() - 1; i >= 0; i--) {
        Expr gate = gates.get(order.get(i));
        if (gate != null) {
          for (Expr operand : order.get(i).operands()) {
            gates.merge(operand, gate, (one, other) -> one == other ? one : operand);
          }
        }
      }
      return gates;
    }
  }
}
