package dev.gradwright.compiler.schedule;

import static java.util.stream.Collectors.toSet;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.scalar.Computation.Sequential;
import dev.gradwright.compiler.schedule.Assignment.Assigned;
import dev.gradwright.compiler.schedule.LoopFusion.Fused;
import dev.gradwright.compiler.source.RefusedException;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns the graph of one model into its program. */
public final class Scheduler {
  private final Graph graph;
  private final Precision precision;
  private final Flavours flavours;
  private final Names names;
  private final Computations computations = new Computations();
  private final Kernels kernels;
  private final Storage storage;
  private final KernelPool pool;
  private final Counts counts;
  private final Packing packing;
  private final List<Routine> routines = new ArrayList<>();

  private Scheduler(Graph graph, Precision precision, Flavours flavours) {
    this.graph = graph;
    this.precision = precision;
    this.flavours = flavours;
    this.names = new Names(graph);
    Proofs proofs = new Proofs(graph, names, computations);
    this.kernels = new Kernels(precision, flavours, names, computations, proofs);
    this.storage = new Storage(graph, names, computations);
    this.pool = new KernelPool(names);
    this.counts = new Counts(graph, names);
    this.packing = new Packing(storage.buffers(), pool.kernels());
  }

  /**
   * The program of a graph without structural operators, for reals of the given precision.
   *
   * @throws RefusedException if it needs an array that no dims make short enough
   */
  public static Program schedule(Graph graph, Precision precision) {
    return schedule(graph, precision, Flavours.PORTABLE);
  }

  /**
   * The same, its kernels in the given flavours.
   *
   * @throws RefusedException if it needs an array that no dims make short enough
   */
  public static Program schedule(Graph graph, Precision precision, Flavours flavours) {
    return new Scheduler(graph, precision, flavours).program();
  }

  private Program program() {
    if (!graph.outputs().isEmpty()) {
      plan(Timeline.predicting(graph, computations), List.of(Entry.PREDICT));
    }
    plan(Timeline.training(graph, computations), List.of(Entry.FORWARD, Entry.BACKWARD));
    return new Program(
        Faces.of(graph),
        precision,
        storage.buffers(),
        storage.slots(),
        storage.tables(),
        pool.kernels(),
        pool.stages(),
        routines,
        counts.open());
  }

  private void plan(Timeline timeline, List<Entry> entries) {
    Fusion fusion = Fusion.of(computations, timeline);
    Map<Group, Written> written = new HashMap<>();
    for (Group group : fusion.groups()) {
      count(group.written().array());
      if (group.product().isEmpty()) {
        written.put(group, write(group, fusion));
      }
    }
    for (OpenLoop loop : timeline.loops()) {
      counts.add(loop.scope().loop().trips(), loop.result());
      loop.stacks().forEach(this::count);
    }
    Chaining.Chained chained =
        Chaining.of(
            Plan.of(timeline, fusion, group -> plan(group, written, fusion)),
            flat(written, fusion));
    written.replaceAll((group, kernel) -> kernels.finish(kernel, group));
    List<Planned> plan = chained.plan();
    Map<Group, Assigned> assigned = Assignment.of(storage, timeline, fusion, plan);
    Map<Group, Fused> fused =
        LoopFusion.of(
            plan,
            fusion,
            kernels,
            names,
            assigned,
            buffer -> storage.buffers().get(buffer).place());
    fused.forEach((group, loop) -> count(loop.kernel(), group));
    Steps steps =
        new Steps(
            names, pool, fusion, timeline, written, assigned, chained, fused, storage, flavours);
    for (Entry entry : entries) {
      routines.add(
          new Routine(entry, inputs(entry), steps(packing.of(steps.of(plan, entry)), entry)));
    }
  }

  private List<Step> steps(List<Step> steps, Entry entry) {
    return entry == Entry.BACKWARD && graph.loss().isPresent()
        ? Moves.mark(steps, storage.buffers())
        : steps;
  }

  private void count(Expr array) {
    counts.add(array.shape().size(), array);
  }

  private Written write(Group group, Fusion fusion) {
    Written kernel = kernels.write(group, fusion);
    count(kernel, group);
    return kernel;
  }

  private void count(Written kernel, Group group) {
    kernel.counts().forEach(extent -> counts.add(extent, group.value()));
  }

  /** The kernels that chains are made of. */
  private Map<Group, Flat> flat(Map<Group, Written> written, Fusion fusion) {
    Map<Group, Flat> flat = new IdentityHashMap<>();
    for (Group group : fusion.groups()) {
      if (isWhole(group) && !fusion.isCopy(group)) {
        Optional<Flat> found =
            group.product().isPresent()
                ? Optional.of(group).filter(Scheduler::isDot).flatMap(g -> kernels.dot(g, fusion))
                : kernels.flat(written.get(group), group, fusion);
        found.ifPresent(kernel -> flat.put(group, kernel));
      }
    }
    return flat;
  }

  private static boolean isWhole(Group group) {
    return group.range().isEmpty() && group.written().array() == group.value();
  }

  private static boolean isDot(Group group) {
    return group.type().rank() == 0 && group.product().get().before() == Product.Before.NOTHING;
  }

  private Planned.Single plan(Group group, Map<Group, Written> written, Fusion fusion) {
    if (group.product().isPresent()) {
      return new Planned.Single(group, arrays(group.product().get(), fusion), List.of());
    }
    Written kernel = written.get(group);
    return new Planned.Single(group, kernel.reads(), replaceable(group, kernel));
  }

  /** A piece must not write over what later pieces read, nor a statement over what follows. */
  private List<Expr> replaceable(Group group, Written kernel) {
    boolean readsLater = group.range().isPresent() || group.computation() instanceof Sequential;
    return readsLater ? List.of() : kernels.replaceable(kernel);
  }

  private static List<Expr> arrays(Product product, Fusion fusion) {
    return product.operands().stream()
        .map(operand -> fusion.array(operand).orElseThrow().array())
        .toList();
  }

  /** The inputs that a call of the entry takes. */
  private List<Integer> inputs(Entry entry) {
    Set<Expr> reached =
        switch (entry) {
          case PREDICT -> Set.copyOf(Order.of(graph.predictions()));
          case FORWARD -> graph.inputs().stream().map(Graph.Input::value).collect(toSet());
          case BACKWARD -> Set.of();
        };
    return IntStream.range(0, graph.inputs().size())
        .filter(i -> reached.contains(graph.inputs().get(i).value()))
        .boxed()
        .toList();
  }
}
