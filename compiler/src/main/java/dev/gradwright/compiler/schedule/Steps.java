package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.schedule.Assignment.Assigned;
import dev.gradwright.compiler.schedule.LoopFusion.Fused;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes planned groups and loops as the steps of routines. */
final class Steps {
  private final Names names;
  private final KernelPool pool;
  private final Fusion fusion;
  private final Timeline timeline;
  private final Map<Group, Written> written;
  private final Map<Group, Assigned> assigned;
  private final Chaining.Chained chained;
  private final Map<Group, Fused> fused;
  private final Storage storage;
  private final Flavours flavours;

  Steps(
      Names names,
      KernelPool pool,
      Fusion fusion,
      Timeline timeline,
      Map<Group, Written> written,
      Map<Group, Assigned> assigned,
      Chaining.Chained chained,
      Map<Group, Fused> fused,
      Storage storage,
      Flavours flavours) {
    this.names = names;
    this.pool = pool;
    this.fusion = fusion;
    this.timeline = timeline;
    this.written = written;
    this.assigned = assigned;
    this.chained = chained;
    this.fused = fused;
    this.storage = storage;
    this.flavours = flavours;
  }

  /** Those of one routine. */
  List<Step> of(List<Planned> plan, Entry entry) {
    List<Step> steps = new ArrayList<>();
    for (Planned planned : plan) {
      Optional<List<Planned.Single>> chain = chained.chain(planned);
      if (entry(planned) != entry) {
        continue;
      }
      if (chain.isEmpty()) {
        steps.addAll(of(planned));
      } else if (chain.get().get(0) == planned) {
        steps.addAll(chain(chain.get()));
      }
    }
    return steps;
  }

  private List<Step> chain(List<Planned.Single> chain) {
    ChainWriter writer =
        new ChainWriter(chain, chained, assigned, buffer -> storage.buffers().get(buffer).place());
    if (!writer.fits()) {
      return chain.stream().flatMap(member -> of(member).stream()).toList();
    }
    Group last = chain.get(chain.size() - 1).group();
    Extent length = chained.flat().get(last).length();
    Remark remark = names.remark(last.value());
    StripSteps strips = new StripSteps(pool, names.of(last.value()), length, remark);
    List<Step> plain =
        strips.of(chain.stream().flatMap(member -> inStrips(member).stream()).toList());
    return flavours == Flavours.PORTABLE
        ? plain
        : List.of(
            new Step.Chain(
                names.of(last.value()),
                plain,
                length,
                writer.write(pool, names),
                writer.work(),
                remark));
  }

  /** A product in a chain is a sum over its elements. */
  private List<Step> inStrips(Planned.Single member) {
    Group group = member.group();
    if (group.product().isEmpty() || !assigned.containsKey(group)) {
      return of(member);
    }
    Assigned at = assigned.get(group);
    Remark remark = names.remarkOfOne(group.value());
    return List.of(new Step.Dot(at.reads().get(0), at.reads().get(1), at.written(), remark));
  }

  private Entry entry(Planned planned) {
    return planned instanceof Planned.Repeated repeated
        ? timeline.entry(repeated.loop().turn())
        : ((Planned.Single) planned).group().entry();
  }

  private List<Step> of(Planned planned) {
    if (planned instanceof Planned.Repeated repeated) {
      return List.of(repeat(repeated));
    }
    Planned.Single single = (Planned.Single) planned;
    Group group = single.group();
    if (!assigned.containsKey(group)) {
      return List.of();
    }
    if (fused.containsKey(group)) {
      Fused loop = fused.get(group);
      return loop.isLast(single) ? List.of(launch(loop)) : List.of();
    }
    return group.product().isPresent()
        ? multiply(group, group.product().get(), assigned.get(group))
        : List.of(launch(group, assigned.get(group)));
  }

  private Step repeat(Planned.Repeated repeated) {
    OpenLoop open = repeated.loop();
    Loop loop = open.scope().loop();
    List<Step> inside = new ArrayList<>();
    repeated.inside().forEach(planned -> inside.addAll(of(planned)));
    return new Step.Repeat(
        open.scope().number(),
        names.index(loop),
        loop.trips(),
        loop.direction() == Direction.FORWARD ? Step.Walk.UP : Step.Walk.DOWN,
        inside,
        names.of(open.result()),
        names.remarkOfOne(open.result()));
  }

  private Step launch(Group group, Assigned buffers) {
    Written kernel = written.get(group);
    List<Integer> arrays = new ArrayList<>(buffers.reads());
    arrays.add(buffers.written());
    return new Step.Launch(
        pool.number(kernel, group), arrays, kernel.indices(), names.remark(group.value()));
  }

  private Step launch(Fused loop) {
    List<Group> stored = loop.stored();
    return new Step.Launch(
        pool.number(loop.kernel(), stored),
        loop.buffers(),
        loop.kernel().indices(),
        names.remark(stored.get(stored.size() - 1).value()));
  }

  private List<Step> multiply(Group group, Product product, Assigned buffers) {
    Remark remark = names.remark(group.value());
    List<Step> steps = new ArrayList<>();
    if (product.needsZeros()) {
      Written zeros = Zeros.write(group);
      steps.add(
          new Step.Launch(
              pool.zeros(zeros, group), List.of(buffers.written()), zeros.indices(), remark));
    }
    steps.add(
        new Step.Multiply(
            product.product(),
            operand(product, 0, buffers),
            operand(product, 1, buffers),
            new Step.Operand(buffers.written(), offset(group.written().base())),
            product.turns(),
            product.repeated(),
            Optional.empty(),
            Optional.empty(),
            names.remarkOfOne(group.value())));
    return steps;
  }

  private Step.Operand operand(Product product, int number, Assigned buffers) {
    Expr operand = product.operands().get(number);
    Affine base = fusion.array(operand).orElseThrow().base();
    return new Step.Operand(
        buffers.reads().get(number), offset(base.plus(product.offsets().get(number))));
  }

  /** In the numbers of loops. */
  private static Affine offset(Affine base) {
    Map<Integer, Extent> indices = new TreeMap<>();
    base.coefficients().forEach((axis, stride) -> indices.put(Scope.number(axis), stride));
    return new Affine(indices, base.offset());
  }
}
