package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts groups and loops in the order they run, each after those it reads. */
final class Plan {

  /**
   * What comes first.
   *
   * @param number rises from operands to what is computed of them
   */
  private record Time(Entry entry, Phase phase, int number, Phase copy) {
    static final Comparator<Time> ORDER =
        Comparator.comparing(Time::entry)
            .thenComparing(Time::phase)
            .thenComparingInt(Time::number)
            .thenComparing(Time::copy);
  }

  private enum Phase {
    FIRST,
    LAST
  }

  private record Timed(Time time, Planned planned) {}

  private final Timeline timeline;
  private final Fusion fusion;
  private final Map<Scope, List<Timed>> parts = new HashMap<>();

  private Plan(Timeline timeline, Fusion fusion) {
    this.timeline = timeline;
    this.fusion = fusion;
  }

  /** Everything that runs outside loops, and the loops. */
  static List<Planned> of(
      Timeline timeline, Fusion fusion, Function<Group, Planned.Single> planning) {
    Plan plan = new Plan(timeline, fusion);
    for (Group group : fusion.groups()) {
      plan.add(group.scope(), new Timed(plan.time(group), planning.apply(group)));
    }
    List<OpenLoop> loops = timeline.loops();
    // A loop is opened before those inside it.
    for (int i = loops.size() - 1; i >= 0; i--) {
      OpenLoop loop = loops.get(i);
      Planned repeated = Planned.Repeated.of(loop, plan.sorted(loop.scope()));
      plan.add(loop.around(), new Timed(plan.time(loop), repeated));
    }
    return plan.sorted(timeline.outermost());
  }

  private void add(Scope scope, Timed timed) {
    parts.computeIfAbsent(scope, s -> new ArrayList<>()).add(timed);
  }

  private Time time(Group group) {
    boolean next = group.target().filter(Root.Target.Carried.class::isInstance).isPresent();
    Phase phase = next ? Phase.LAST : Phase.FIRST;
    Phase copy = fusion.isCopy(group) ? Phase.LAST : Phase.FIRST;
    return new Time(group.entry(), phase, group.value().number(), copy);
  }

  private Time time(OpenLoop loop) {
    return new Time(timeline.entry(loop.turn()), Phase.FIRST, loop.turn().number(), Phase.FIRST);
  }

  private List<Planned> sorted(Scope scope) {
    return parts.getOrDefault(scope, List.of()).stream()
        .sorted(Comparator.comparing(Timed::time, Time.ORDER))
        .map(Timed::planned)
        .toList();
  }
}
