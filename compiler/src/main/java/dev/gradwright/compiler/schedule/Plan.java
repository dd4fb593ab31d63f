package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
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
    BEFORE,
    FIRST,
    LAST
  }

  private record Timed(Time time, Planned planned) {}

  private final Timeline timeline;
  private final Fusion fusion;
  private final Map<Scope, List<Timed>> parts = new HashMap<>();
  private final Map<Expr, Integer> firstReads = new HashMap<>();

  private Plan(Timeline timeline, Fusion fusion) {
    this.timeline = timeline;
    this.fusion = fusion;
  }

  /** Everything that runs outside loops, and the loops. */
  static List<Planned> of(
      Timeline timeline, Fusion fusion, Function<Group, Planned.Single> planning) {
    Plan plan = new Plan(timeline, fusion);
    List<Planned.Single> singles = fusion.groups().stream().map(planning).toList();
    singles.forEach(plan::read);
    for (Planned.Single single : singles) {
      plan.add(single.group().scope(), new Timed(plan.time(single.group()), single));
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

  /** Keeps in mind which group of its own scope reads an array first, if no other does. */
  private void read(Planned.Single single) {
    int number = single.group().value().number();
    for (Expr array : single.reads()) {
      boolean isHere = timeline.scope(array) == single.group().scope();
      firstReads.merge(array, isHere ? number : -1, Math::min);
    }
  }

  private void add(Scope scope, Timed timed) {
    parts.computeIfAbsent(scope, s -> new ArrayList<>()).add(timed);
  }

  /** What is widened again is wanted when it is read, and not before. */
  private Time time(Group group) {
    int first = firstReads.getOrDefault(group.value(), -1);
    if (Rewidening.isAgain(group.value()) && first >= 0) {
      return new Time(group.entry(), Phase.FIRST, first, Phase.BEFORE);
    }
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
