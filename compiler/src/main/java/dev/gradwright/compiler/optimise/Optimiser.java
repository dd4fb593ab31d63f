package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Graph.Phase;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.Rounded;
import dev.gradwright.compiler.type.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Rewrites a model into one of the same values. */
public final class Optimiser {
  private Optimiser() {}

  /** The model with a training step that trains and predictions that do not. */
  public static Graph specialise(Graph graph) {
    int predictions = graph.predictions().size();
    return graph.withValues(
        roots -> {
          int split = roots.size() - predictions;
          List<Expr> all = new ArrayList<>(in(Phase.TRAINING, roots.subList(0, split)));
          all.addAll(in(Phase.INFERENCE, roots.subList(split, roots.size())));
          return all;
        });
  }

  /** The model where values of some formats are as they were computed. */
  public static Graph without(Set<Format> formats, Graph graph) {
    Rewriting rewriting = new Rewriting(List.of(new DropRounding(formats)));
    return formats.isEmpty() ? graph : graph.withValues(rewriting::apply);
  }

  /** The model with one answer to whether this is training. */
  public static Graph specialise(Graph graph, Phase phase) {
    return graph.withValues(roots -> in(phase, roots));
  }

  private static List<Expr> in(Phase phase, List<Expr> roots) {
    // A branch that is not taken is dropped here, so that nothing is derived of it.
    return new Rewriting(List.of(new DecideTraining(phase), new DropSelect())).apply(roots);
  }

  /**
   * The model with steadier formulas in place of those that overflow or cancel. To be applied
   * before derivatives are expanded, so that these are derivatives of the steady formulas; names
   * that derivatives are taken in keep their identity.
   */
  public static Graph stabilise(Graph graph) {
    return graph.withValues(Optimiser::stabilise);
  }

  static List<Expr> stabilise(List<Expr> roots) {
    // A loop captures the constants of its body, where rewrites do not see that they are constants.
    LoopRewriting constants = new LoopRewriting(List.of(new CaptureWhatStays()));
    // What is a constant in a loop is one in a loop inside only once that is known.
    List<Expr> stated = Passes.untilSettled(roots, constants::apply);
    List<Expr> settled = new SettleFacts().apply(stated);
    List<Rewrite> rewrites = new ArrayList<>(Rewrites.straighter());
    rewrites.addAll(Rewrites.steadier(new Logistic()));
    return new Rewriting(rewrites).apply(settled);
  }

  /**
   * The model made cheaper, once derivatives are expanded.
   *
   * @param elements the numbers of what is computed from literals alone
   */
  public static Graph optimise(Graph graph, Function<Expr, Optional<List<Double>>> elements) {
    Graph optimised =
        graph
            .withGradients(ReadWhatIsHeld.of(graph.forward(), graph.gradients()))
            .withValues(roots -> optimise(roots, elements));
    return JoinLoops.of(ReadDiagonal.of(optimised));
  }

  static List<Expr> optimise(List<Expr> roots, Function<Expr, Optional<List<Double>>> elements) {
    return OrderAxes.of(ErfFromExponential.of(rewrite(roots, elements)));
  }

  private static List<Expr> rewrite(
      List<Expr> roots, Function<Expr, Optional<List<Double>>> elements) {
    Demand demand = new Demand();
    List<Rewrite> rewrites = new ArrayList<>(Rewrites.cheaper(elements, demand));
    Rewriting rewriting = new Rewriting(List.copyOf(rewrites), demand);
    List<LoopRewrite> ofLoops = new ArrayList<>(Rewrites.ofLoops());
    List<Expr> cheaper = settle(roots, rewriting, new LoopRewriting(ofLoops));
    if (Order.of(cheaper).stream().noneMatch(Optimiser::isKept)) {
      return cheaper;
    }
    // Last: a kept value hides from rewrites what it is computed from, a narrow one that it is
    // real.
    rewrites.addAll(Rewrites.narrower());
    ofLoops.add(new KeepInsteadOfRecompute());
    ofLoops.add(new KeepNarrow());
    List<LoopRewrite> ofInner = new ArrayList<>(ofLoops);
    ofLoops.add(new ContractAfterLoop(Room.AS_MUCH_AGAIN));
    // Loops in loops may be the segments of one that was asked to take little memory.
    ofInner.add(new ContractAfterLoop(Room.NONE));
    return settle(cheaper, new Rewriting(rewrites, demand), new LoopRewriting(ofLoops, ofInner));
  }

  /** Whether it is for the last rewrites: of a loop, or of fewer bits. */
  private static boolean isKept(Expr expr) {
    return LoopRun.isResult(expr)
        || expr.operator() instanceof Rounded
        || expr.type().element().isNarrow();
  }

  /** Rewrites expressions and loops in turn until nothing changes. */
  private static List<Expr> settle(List<Expr> roots, Rewriting rewriting, LoopRewriting loops) {
    return Passes.untilSettled(
        rewriting.apply(roots),
        current -> {
          List<Expr> next = loops.apply(current);
          return next.equals(current) ? current : rewriting.apply(next);
        });
  }
}
