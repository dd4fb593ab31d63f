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
import dev.gradwright.runtime.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One comparison: a step of ours, perhaps others', and what bounds them.
 *
 * @param row its name in results
 * @param ours the step
 * @param rivals what is timed in the same rounds
 * @param bounds the work that cannot be left out; of several kinds, what takes longest is the limit
 */
record Case(String row, Step ours, List<Contender> rivals, List<Bound> bounds) {
  private static final int COUNTED = 5;
  private static final double MOST_SECONDS = 20;

  Case(String row, Step ours, List<Contender> rivals, Bound bound) {
    this(row, ours, rivals, List.of(bound));
  }

  static Case alone(String row, Step ours, Bound... bounds) {
    return new Case(row, ours, List.of(), List.of(bounds));
  }

  /** With what the values of the model take, whose step ours is. */
  List<Result> measure(Conditions conditions, Model model) {
    return measure(conditions).stream()
        .map(result -> result.with(Figure.PEAK_BYTES, model.peakBytes()))
        .toList();
  }

  /** A result beside each rival, or one alone. */
  List<Result> measure(Conditions conditions) {
    Machine machine = Machine.watch();
    List<Ceiling> ceilings =
        bounds.stream().flatMap(b -> Ceiling.of(b, conditions.threads()).stream()).toList();
    List<Step> steps = new ArrayList<>(List.of(ours));
    rivals.forEach(rival -> steps.add(rival.step()));
    ceilings.forEach(ceiling -> steps.add(ceiling.loop()));
    Interleaved times = Interleaved.time(steps, conditions.budget());

    Map<Figure, Double> own = new EnumMap<>(Figure.class);
    own.put(Figure.OURS_US, times.micros(0));
    addLimit(own, times, ceilings, steps);
    double bytes = Allocation.bytes(ours, COUNTED, MOST_SECONDS);
    own.put(Figure.BYTES_PER_STEP, bytes);
    double load = machine.otherLoad();
    if (rivals.isEmpty()) {
      return List.of(conditions.result(row, Setting.ALONE, load, own));
    }
    List<Result> results = new ArrayList<>();
    for (Contender rival : rivals) {
      int step = steps.indexOf(rival.step());
      Map<Figure, Double> figures = new EnumMap<>(own);
      figures.put(Figure.PEER_US, times.micros(step));
      figures.put(Figure.RATIO, times.ratio(step, 0));
      results.add(conditions.result(row, rival.name(), load, figures));
    }
    return results;
  }

  private void addLimit(
      Map<Figure, Double> figures, Interleaved times, List<Ceiling> ceilings, List<Step> steps) {
    ToDoubleFunction<Ceiling> share =
        ceiling -> times.leastRatio(steps.indexOf(ceiling.loop()), 0) * ceiling.scale();
    Optional<Ceiling> limit = ceilings.stream().max(Comparator.comparingDouble(share));
    Bound bound = limit.map(Ceiling::bound).orElse(bounds.get(0));
    bound.rate(times.micros(0)).ifPresent(rate -> figures.put(Figure.RATE, rate));
    limit.ifPresent(
        ceiling -> {
          double micros = times.leastMicros(steps.indexOf(ceiling.loop()));
          figures.put(Figure.LIMIT, micros * ceiling.scale());
          figures.put(Figure.SHARE_OF_LIMIT, share.applyAsDouble(ceiling));
        });
  }
}
