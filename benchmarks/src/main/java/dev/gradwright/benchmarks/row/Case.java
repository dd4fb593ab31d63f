package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.limit.Bound;
import dev.gradwright.benchmarks.limit.Ceiling;
import dev.gradwright.benchmarks.measure.Allocation;
import dev.gradwright.benchmarks.measure.Interleaved;
import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.result.Machine;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.result.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One comparison: a step of ours, perhaps another's, and what bounds both.
 *
 * @param row its name in results
 * @param ours the step
 * @param rival the same work by another
 * @param bound the work that cannot be left out
 */
record Case(String row, Step ours, Optional<Contender> rival, Bound bound) {
  private static final int COUNTED = 5;

  static Case alone(String row, Step ours, Bound bound) {
    return new Case(row, ours, Optional.empty(), bound);
  }

  Result measure(Conditions conditions) {
    Machine machine = Machine.watch();
    Optional<Ceiling> ceiling = Ceiling.of(bound, conditions.threads());
    List<Step> steps = new ArrayList<>(List.of(ours));
    rival.ifPresent(contender -> steps.add(contender.step()));
    ceiling.ifPresent(limit -> steps.add(limit.loop()));
    Interleaved times = Interleaved.time(steps, conditions.budget());

    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.OURS_US, times.micros(0));
    bound.rate(times.micros(0)).ifPresent(rate -> figures.put(Figure.RATE, rate));
    if (rival.isPresent()) {
      figures.put(Figure.PEER_US, times.micros(1));
      figures.put(Figure.RATIO, times.ratio(1, 0));
    }
    int last = steps.size() - 1;
    ceiling.ifPresent(limit -> figures.put(Figure.LIMIT, times.micros(last) * limit.scale()));
    ceiling.ifPresent(
        limit -> figures.put(Figure.SHARE_OF_LIMIT, times.ratio(last, 0) * limit.scale()));
    figures.put(Figure.BYTES_PER_STEP, (double) Allocation.bytes(ours, COUNTED));
    Setting setting = conditions.setting(row, rival.map(Contender::name).orElse(Setting.ALONE));
    return new Result(setting, Machine.date(), machine.otherLoad(), figures);
  }
}
