package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.scalar.Computation.Sequential;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns the graph of one model into its program. */
public final class Scheduler {
  private final Graph graph;
  private final Precision precision;
  private final Names names;
  private final Computations computations = new Computations();
  private final Proofs proofs;
  private final Storage storage;
  private final KernelPool pool;
  private final Counts counts;
  private final List<Routine> routines = new ArrayList<>();

  private Scheduler(Graph graph, Precision precision) {
    this.graph = graph;
    this.precision = precision;
    this.names = new Names(graph);
    this.proofs = new Proofs(graph, names);
    this.storage = new Storage(graph, names, computations);
    this.pool = new KernelPool(names);
    this.counts = new Counts(graph, names);
  }

  /**
   * The program of a graph without structural operators, for reals of the given precision.
   *
   * @throws TooLargeException if it needs an array that no dims make short enough
   */
  public static Program schedule(Graph graph, Precision precision) {
    return new Scheduler(graph, precision).program();
  }

  private Program program() {
    if (!graph.outputs().isEmpty()) {
      plan(Timeline.predicting(graph), List.of(Entry.PREDICT));
    }
    plan(Timeline.training(graph), List.of(Entry.FORWARD, Entry.BACKWARD));
    return new Program(
        Faces.of(graph),
        precision,
        storage.buffers(),
        storage.slots(),
        storage.tables(),
        pool.kernels(),
        routines,
        counts.open());
  }

  private void plan(Timeline timeline, List<Entry> entries) {
    Fusion fusion = Fusion.of(computations, timeline);
    List<Group> groups = fusion.groups();
    Map<Group, Written> written = new HashMap<>();
    List<Planned> planned = new ArrayList<>();
    for (Group group : groups) {
      counts.add(group.type().shape().size(), group.value());
      if (group.product().isEmpty()) {
        written.put(group, write(group, fusion));
      }
      planned.add(plan(group, Optional.ofNullable(written.get(group)), fusion));
    }
    List<Storage.Assigned> assigned = storage.assign(planned);
    for (Entry entry : entries) {
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < groups.size(); i++) {
        if (groups.get(i).entry() == entry) {
          steps.addAll(steps(groups.get(i), written, assigned.get(i)));
        }
      }
      routines.add(new Routine(entry, inputs(timeline, entry), steps));
    }
  }

  private Written write(Group group, Fusion fusion) {
    Written kernel =
        group.computation() instanceof Sequential sequential
            ? SequentialWriter.write(group, sequential, fusion)
            : KernelWriter.write(group, new Inlining(fusion, computations, proofs), names);
    kernel.counts().forEach(extent -> counts.add(extent, group.value()));
    return kernel;
  }

  private static Planned plan(Group group, Optional<Written> kernel, Fusion fusion) {
    return kernel
        .map(k -> new Planned(group, k.reads(), replaceable(group, k)))
        .orElseGet(
            () -> new Planned(group, arrays(group.product().orElseThrow(), fusion), List.of()));
  }

  /** A piece must not write over what later pieces read, nor a statement over what follows. */
  private static List<Expr> replaceable(Group group, Written kernel) {
    boolean readsLater = group.range().isPresent() || group.computation() instanceof Sequential;
    return readsLater ? List.of() : kernel.replaceable();
  }

  private static List<Expr> arrays(Product product, Fusion fusion) {
    return product.operands().stream().map(operand -> fusion.array(operand).orElseThrow()).toList();
  }

  /** The inputs that a call of the entry takes. */
  private List<Integer> inputs(Timeline timeline, Entry entry) {
    return IntStream.range(0, graph.inputs().size())
        .filter(
            i ->
                entry == Entry.FORWARD
                    || entry == Entry.PREDICT
                        && timeline.order().contains(graph.inputs().get(i).value()))
        .boxed()
        .toList();
  }

  private List<Step> steps(Group group, Map<Group, Written> written, Storage.Assigned assigned) {
    String remark = names.remark(group.value());
    if (group.product().isEmpty()) {
      List<Integer> buffers = new ArrayList<>(assigned.reads());
      buffers.add(assigned.written());
      return List.of(new Step.Launch(pool.number(written.get(group), group), buffers, remark));
    }
    Product product = group.product().get();
    List<Step> steps = new ArrayList<>();
    if (product.needsZeros()) {
      int fill = pool.fill(group.type().shape().size());
      steps.add(new Step.Launch(fill, List.of(assigned.written()), remark));
    }
    steps.add(
        new Step.Multiply(
            product.product(),
            new Step.Operand(assigned.reads().get(0), product.offsets().get(0)),
            new Step.Operand(assigned.reads().get(1), product.offsets().get(1)),
            new Step.Operand(assigned.written(), Extent.ZERO),
            product.repeats(),
            names.remarkOfOne(group.value())));
    return steps;
  }
}
