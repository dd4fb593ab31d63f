package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.schedule.Assignment.Assigned;
import dev.gradwright.compiler.schedule.StageWriter.Place;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Writes the stages of a chain: as much in one loop as {@link Work} allows. */
final class ChainWriter {
  private final List<Planned.Single> chain;
  private final Chaining.Chained chained;
  private final Map<Group, Assigned> assigned;
  private final IntFunction<Buffer.Place> placed;
  private final Map<Expr, Integer> stageOf = new HashMap<>();

  ChainWriter(
      List<Planned.Single> chain,
      Chaining.Chained chained,
      Map<Group, Assigned> assigned,
      IntFunction<Buffer.Place> placed) {
    this.chain = chain;
    this.chained = chained;
    this.assigned = assigned;
    this.placed = placed;
  }

  /** Whether nobody writes where another reads before its loop. */
  boolean fits() {
    Set<Buffer.Place> written = new HashSet<>();
    chain.forEach(member -> written.add(placed.apply(at(member).written())));
    return chain.stream()
        .allMatch(
            member ->
                flat(member).elsewhere().stream()
                    .noneMatch(read -> written.contains(placeOf(member, read))));
  }

  private Buffer.Place placeOf(Planned.Single member, Expr read) {
    return placed.apply(at(member).reads().get(member.operands().indexOf(read)));
  }

  List<Step.Stage> write(KernelPool pool, Names names) {
    List<List<Planned.Single>> stages = stages();
    for (int stage = 0; stage < stages.size(); stage++) {
      for (Planned.Single member : stages.get(stage)) {
        stageOf.put(member.group().value(), stage);
      }
    }
    Set<Buffer.Place> whole = whole();
    List<Step.Stage> steps = new ArrayList<>();
    for (List<Planned.Single> stage : stages) {
      StageWriter writer = new StageWriter(places(whole));
      stage.forEach(member -> writer.add(member, flat(member), at(member)));
      Group last = stage.get(stage.size() - 1).group();
      String name = names.of(last.value()) + ".strip";
      int kernel = pool.stage(writer.finish(name, names.remark(last.value()), names));
      Optional<Integer> total =
          writer.sums() ? Optional.of(assigned.get(last).written()) : Optional.empty();
      steps.add(new Step.Stage(kernel, writer.buffers(), total));
    }
    return steps;
  }

  /** What one element takes, in additions. */
  Extent work() {
    return chain.stream()
        .map(member -> Effort.of(flat(member).loop().body()))
        .reduce(Extent.ZERO, Extent::plus);
  }

  private Flat flat(Planned.Single member) {
    return chained.flat().get(member.group());
  }

  private Assigned at(Planned.Single member) {
    return assigned.get(member.group());
  }

  private List<List<Planned.Single>> stages() {
    List<List<Planned.Single>> stages = new ArrayList<>();
    Work work = Work.NONE;
    boolean ended = true;
    for (Planned.Single member : chain) {
      Work own = Work.of(flat(member).loop().body());
      boolean sums = flat(member).total().isPresent();
      if (ended || sums || !work.plus(own).fits()) {
        stages.add(new ArrayList<>());
        work = Work.NONE;
      }
      work = work.plus(own);
      ended = sums;
      stages.get(stages.size() - 1).add(member);
    }
    return stages;
  }

  /** Whether only the chain wants the value. */
  private boolean isTemporary(Planned.Single member) {
    Expr value = member.group().value();
    return member.group().target().isEmpty()
        && flat(member).total().isEmpty()
        && chained.readers().getOrDefault(value, List.of()).stream().allMatch(chain::contains);
  }

  /** The arrays that hold more than strips. */
  private Set<Buffer.Place> whole() {
    Set<Expr> temporary = new HashSet<>();
    Set<Buffer.Place> whole = new HashSet<>();
    for (Planned.Single member : chain) {
      for (Expr read : member.operands()) {
        if (!temporary.contains(read)) {
          whole.add(placeOf(member, read));
        }
      }
      if (isTemporary(member)) {
        temporary.add(member.group().value());
      } else {
        whole.add(placed.apply(at(member).written()));
      }
    }
    return whole;
  }

  private Map<Expr, Place> places(Set<Buffer.Place> whole) {
    Map<Expr, Place> places = new HashMap<>();
    for (Planned.Single member : chain) {
      Expr value = member.group().value();
      if (isTemporary(member)) {
        boolean isHere =
            chained.readers().get(value).stream()
                .map(reader -> stageOf.get(((Planned.Single) reader).group().value()))
                .allMatch(stageOf.get(value)::equals);
        boolean isStrip = !whole.contains(placed.apply(at(member).written()));
        places.put(value, isHere ? Place.NOWHERE : isStrip ? Place.STRIP : Place.WHOLE);
      }
    }
    return places;
  }
}
