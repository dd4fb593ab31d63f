package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.VectorBody;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.schedule.Assignment.Assigned;
import dev.gradwright.compiler.schedule.FusedWriter.Left;
import dev.gradwright.compiler.schedule.FusedWriter.Part;
import dev.gradwright.compiler.schedule.Root.Target;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Maps that follow one another in a turn of a loop and share arrays become one loop, if they are
 * arithmetic of as many elements: what one has read or computed, the others have in registers. One
 * that shares nothing is taken along from between two that do.
 */
final class LoopFusion {

  /**
   * Several maps as one kernel, in the place of the last.
   *
   * @param stored the groups whose values it leaves in arrays
   * @param buffers of all its arrays
   */
  record Fused(
      List<Planned.Single> members, Written kernel, List<Group> stored, List<Integer> buffers) {
    boolean isLast(Planned.Single member) {
      return members.get(members.size() - 1) == member;
    }
  }

  /** A method that reads and writes more arrays keeps their places in memory. */
  private static final int ARRAYS = 32;

  /**
   * Short operations alone leave no vectors objects; more of them want more registers than there
   * are.
   */
  private static final int OPERATIONS = 80;

  private final Fusion fusion;
  private final Kernels kernels;
  private final Names names;
  private final Map<Group, Assigned> assigned;
  private final IntFunction<Buffer.Place> placed;
  private final Map<Expr, List<Planned.Single>> readers = new HashMap<>();
  private final Map<Group, Fused> fused = new LinkedHashMap<>();

  private LoopFusion(
      Fusion fusion,
      Kernels kernels,
      Names names,
      Map<Group, Assigned> assigned,
      IntFunction<Buffer.Place> placed) {
    this.fusion = fusion;
    this.kernels = kernels;
    this.names = names;
    this.assigned = assigned;
    this.placed = placed;
  }

  /** By their members, given in whose place each buffer lies. */
  static Map<Group, Fused> of(
      List<Planned> plan,
      Fusion fusion,
      Kernels kernels,
      Names names,
      Map<Group, Assigned> assigned,
      IntFunction<Buffer.Place> placed) {
    LoopFusion loops = new LoopFusion(fusion, kernels, names, assigned, placed);
    loops.read(plan);
    loops.visit(plan);
    return loops.fused;
  }

  private void read(List<Planned> plan) {
    for (Planned planned : plan) {
      if (planned instanceof Planned.Repeated repeated) {
        read(repeated.inside());
      } else {
        Planned.Single single = (Planned.Single) planned;
        single
            .operands()
            .forEach(read -> readers.computeIfAbsent(read, r -> new ArrayList<>()).add(single));
      }
    }
  }

  private void visit(List<Planned> plan) {
    for (Planned planned : plan) {
      if (planned instanceof Planned.Repeated repeated) {
        visit(repeated.inside());
        fuse(repeated.inside());
      }
    }
  }

  private void fuse(List<Planned> inside) {
    int from = 0;
    while (from < inside.size()) {
      List<Planned.Single> run = run(inside.subList(from, inside.size()));
      from += Math.max(1, fuseRun(run));
    }
  }

  /** As many from the first on as one loop can compute. */
  private List<Planned.Single> run(List<Planned> plan) {
    List<Planned.Single> run = new ArrayList<>();
    for (Planned planned : plan) {
      Optional<Planned.Single> next = map(planned);
      if (next.isEmpty() || !run.isEmpty() && !takes(run, next.get())) {
        return run;
      }
      run.add(next.get());
    }
    return run;
  }

  /** How many of the run are done with: what shares nothing stays outside, at its ends. */
  private int fuseRun(List<Planned.Single> run) {
    int from = 0;
    while (from < run.size() && !shares(run, run.get(from))) {
      from++;
    }
    int to = run.size();
    while (to > from && !shares(run, run.get(to - 1))) {
      to--;
    }
    List<Planned.Single> members = List.copyOf(run.subList(from, to));
    if (!members.isEmpty()) {
      new Draft(members)
          .fused()
          .ifPresent(all -> members.forEach(member -> fused.put(member.group(), all)));
    }
    return to;
  }

  private Optional<Planned.Single> map(Planned planned) {
    return planned instanceof Planned.Single single && isMap(single.group())
        ? Optional.of(single)
        : Optional.empty();
  }

  private boolean isMap(Group group) {
    return assigned.containsKey(group)
        && group.product().isEmpty()
        && group.computation() instanceof Pointwise pointwise
        && pointwise.fold().isEmpty()
        && group.type().isReal()
        && isLong(group)
        && !fusion.isCopy(group)
        && group.target().filter(target -> !(target instanceof Target.Part)).isEmpty();
  }

  /** Fewer elements need no loop: see {@link Merging}. */
  private static boolean isLong(Group group) {
    Extent size = space(group).stream().reduce(Extent.ONE, Extent::times);
    return size.constant().orElse(Long.MAX_VALUE) > VectorBody.LEAST;
  }

  private boolean takes(List<Planned.Single> run, Planned.Single next) {
    List<Planned.Single> members = new ArrayList<>(run);
    members.add(next);
    return space(next.group()).equals(space(run.get(0).group()))
        && new Draft(members).fused().isPresent();
  }

  private static boolean shares(List<Planned.Single> run, Planned.Single one) {
    return run.stream().anyMatch(other -> other != one && shares(other, one));
  }

  private static boolean shares(Planned.Single one, Planned.Single other) {
    return one.operands().contains(other.group().value())
        || other.operands().contains(one.group().value())
        || !Collections.disjoint(one.operands(), other.operands());
  }

  /** How many elements the group computes along each axis. */
  private static List<Extent> space(Group group) {
    List<Extent> space = new ArrayList<>(group.space());
    group.range().ifPresent(range -> space.set(range.axis(), range.to().minus(range.from())));
    return space;
  }

  /** What the group's axes are in those of {@link #space}. */
  private static List<Affine> at(Group group) {
    List<Affine> at = Affines.identity(group.space().size());
    if (group.range().isEmpty()) {
      return at;
    }
    List<Affine> moved = new ArrayList<>(at);
    Piece.Range range = group.range().get();
    moved.set(range.axis(), at.get(range.axis()).plus(range.from()));
    return moved;
  }

  /** Members of one loop, in which all reads and stores are of elements of one turn. */
  private final class Draft {
    private final List<Planned.Single> members;
    private final List<Extent> space;
    private final List<Part> parts = new ArrayList<>();
    private final Inlining inlining = kernels.inlining(fusion);

    Draft(List<Planned.Single> members) {
      this.members = members;
      this.space = space(members.get(0).group());
      for (Planned.Single member : members) {
        Group group = member.group();
        List<Affine> at = at(group);
        Term value = inlining.value(group, at);
        Located place = group.written().plus(Affines.linear(at, group.type().shape()));
        inlining.store(place, value);
        parts.add(new Part(group, value, place, left(group, value)));
      }
    }

    private Left left(Group group, Term value) {
      List<Planned.Single> wanting = readers.getOrDefault(group.value(), List.of());
      boolean passes =
          group.target().isEmpty()
              && group.range().isEmpty()
              && !(value instanceof Term.Read)
              && !wanting.isEmpty()
              && members.containsAll(wanting);
      return passes ? Left.IN_LOCAL : Left.STORED;
    }

    Optional<Fused> fused() {
      List<Expr> arrays = List.copyOf(inlining.arrays());
      if (arrays.size() + stored().size() > ARRAYS || !isInOrder() || !isOfOneTurn()) {
        return Optional.empty();
      }
      Written kernel = kernels.fused(parts, space, arrays);
      if (!isArithmeticInLanes(kernel)) {
        return Optional.empty();
      }
      List<Group> stored = stored();
      Written finished = kernels.finish(kernel, stored.get(0)).noting(others(stored));
      return Optional.of(new Fused(members, finished, stored, buffers(arrays, stored)));
    }

    /** Where members come from, if not from where the last that is stored does. */
    private List<Remark> others(List<Group> stored) {
      Remark last = names.remark(stored.get(stored.size() - 1).value());
      return members.stream()
          .map(member -> names.remark(member.group().value()))
          .filter(remark -> !remark.isEmpty() && !remark.equals(last))
          .distinct()
          .toList();
    }

    private List<Group> stored() {
      return parts.stream().filter(p -> p.left() == Left.STORED).map(Part::group).toList();
    }

    private List<Integer> buffers(List<Expr> arrays, List<Group> stored) {
      List<Integer> buffers = new ArrayList<>();
      arrays.forEach(array -> buffers.add(buffer(array)));
      stored.forEach(group -> buffers.add(assigned.get(group).written()));
      return buffers;
    }

    private int buffer(Expr array) {
      Planned.Single reader =
          members.stream().filter(m -> m.operands().contains(array)).findFirst().orElseThrow();
      return assigned.get(reader.group()).reads().get(reader.operands().indexOf(array));
    }

    /**
     * Whether each value is computed where it stands, before later ones are stored perhaps where
     * its operands lie, and what is in no array is read from none.
     */
    private boolean isInOrder() {
      return parts.stream()
          .allMatch(
              part ->
                  !part.value().isGuarded()
                      && (part.left() == Left.STORED
                          || !inlining.arrays().contains(part.group().value())));
    }

    /** Whether what is stored is nowhere what another turn reads or stores. */
    private boolean isOfOneTurn() {
      SharedElements shared = new SharedElements(space);
      Map<Buffer.Place, Set<Affine>> stores = new HashMap<>();
      for (Part part : parts) {
        if (part.left() == Left.STORED) {
          Buffer.Place place = placed.apply(assigned.get(part.group()).written());
          stores.computeIfAbsent(place, p -> new HashSet<>()).add(part.place().base());
        }
      }
      Map<Buffer.Place, Set<Affine>> touched = new HashMap<>();
      stores.forEach((place, at) -> touched.put(place, new HashSet<>(at)));
      for (Term.Read read : Reads.of(parts.stream().map(Part::value).toList())) {
        Buffer.Place place = placed.apply(buffer(inlining.arrays().get(read.array())));
        if (!read.gathered().isEmpty()) {
          return false;
        }
        touched.computeIfAbsent(place, p -> new HashSet<>()).add(read.position());
      }
      return stores.entrySet().stream()
          .allMatch(
              store ->
                  store.getValue().stream()
                      .allMatch(
                          one ->
                              touched.get(store.getKey()).stream()
                                  .allMatch(other -> shared.isOfOneTurn(one, other))));
    }
  }

  private static boolean isArithmeticInLanes(Written kernel) {
    Optional<VectorBody> lanes = Lanes.of(kernel.kernel().body(), kernel.names());
    return lanes.isPresent() && isArithmeticInLanes(lanes.get().body());
  }

  private static boolean isArithmeticInLanes(List<Statement> body) {
    for (Statement statement : body) {
      boolean fits =
          statement instanceof Statement.Lanes loop
              ? isArithmetic(Work.of(loop.body()))
              : !(statement instanceof Statement.ShortLanes)
                  && isArithmeticInLanes(statement.inside());
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isArithmetic(Work work) {
    return work.functions() == 0 && work.operations() <= OPERATIONS;
  }
}
