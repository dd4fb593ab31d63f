package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.loop.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Writes kernels of few operations that follow one another as one without loops, in which what they
 * leave for each other alone is in locals and no longer in arrays: steps of models of a few
 * numbers, and the bodies of their loops.
 */
public final class Merging {
  /** More steps are a large model, whose equal parts are to stay one kernel. */
  private static final int STEPS = 100;

  /** HotSpot compiles no method above 8,000 bytes. */
  private static final int BYTES = 7900;

  /** So many expressions, of which arrays pass some on, may become as few bytes. */
  private static final int EXPRESSIONS = 8000;

  private final Program program;
  private final List<NamedKernel> kernels;
  private final Map<Integer, Integer> uses = new HashMap<>();
  private final Map<Integer, OptionalInt> lengths = new HashMap<>();

  private Merging(Program program) {
    this.program = program;
    this.kernels = new ArrayList<>(program.kernels());
  }

  /** The same program, its kernels merged. */
  public static Program of(Program program) {
    return new Merging(program).merged();
  }

  private Program merged() {
    List<Routine> routines = new ArrayList<>();
    for (Routine routine : program.routines()) {
      uses.clear();
      program.routines().stream()
          .filter(other -> mayRead(routine, other))
          .forEach(other -> count(other.steps()));
      routines.add(new Routine(routine.entry(), routine.inputs(), merge(routine.steps())));
    }
    return kernels.size() == program.kernels().size()
        ? program
        : new Unused(program, kernels).drop(routines);
  }

  /** A prediction leaves nothing to a step, nor a step to it. */
  private static boolean mayRead(Routine by, Routine other) {
    return (by.entry() == Entry.PREDICT) == (other.entry() == Entry.PREDICT);
  }

  private void count(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.Repeat repeat) {
        count(repeat.steps());
      } else {
        Touched.by(step).forEach(buffer -> uses.merge(buffer, 1, Integer::sum));
      }
    }
  }

  private List<Step> merge(List<Step> steps) {
    List<Step> merged = new ArrayList<>();
    List<Step.Launch> run = new ArrayList<>();
    for (Step step : steps) {
      if (steps.size() <= STEPS && length(step).isPresent()) {
        run.add((Step.Launch) step);
        while (length(run) > EXPRESSIONS) {
          merged.add(first(run));
        }
      } else {
        takeAll(run, merged);
        merged.add(step instanceof Step.Repeat repeat ? repeat.with(merge(repeat.steps())) : step);
      }
    }
    takeAll(run, merged);
    return merged;
  }

  private void takeAll(List<Step.Launch> run, List<Step> merged) {
    while (!run.isEmpty()) {
      merged.add(first(run));
    }
  }

  private int length(List<Step.Launch> run) {
    return run.stream().mapToInt(launch -> length(launch).orElseThrow()).sum();
  }

  /** How many expressions a step is without loops, if it can be written so. */
  private OptionalInt length(Step step) {
    return step instanceof Step.Launch launch
        ? lengths.computeIfAbsent(launch.kernel(), this::length)
        : OptionalInt.empty();
  }

  private OptionalInt length(int kernel) {
    return Straightened.length(kernels.get(kernel).kernel());
  }

  /** Takes from a run as many launches as fit a method, at least one. */
  private Step first(List<Step.Launch> run) {
    int fits = 1;
    int exceeds = run.size() + 1;
    Optional<Unrolled> longest = Optional.empty();
    int count = run.size();
    while (fits < count && count < exceeds) {
      Unrolled unrolled = unrolled(run.subList(0, count));
      if (unrolled.bytes() <= BYTES) {
        fits = count;
        longest = Optional.of(unrolled);
      } else {
        exceeds = count;
      }
      count = (fits + exceeds) / 2;
    }
    List<Step.Launch> some = run.subList(0, fits);
    Step first = longest.map(unrolled -> launch(unrolled, some)).orElse(run.get(0));
    some.clear();
    return first;
  }

  private Step launch(Unrolled unrolled, List<Step.Launch> run) {
    kernels.add(unrolled.kernel(kernels.get(run.get(run.size() - 1).kernel()).name()));
    return unrolled.launch(kernels.size() - 1);
  }

  private Unrolled unrolled(List<Step.Launch> run) {
    Map<Integer, Integer> inside = new HashMap<>();
    run.forEach(launch -> Touched.by(launch).forEach(b -> inside.merge(b, 1, Integer::sum)));
    Set<Integer> passed = new HashSet<>(inside.keySet());
    passed.removeIf(b -> !isShared(b) || !inside.get(b).equals(uses.get(b)));
    return unrolled(run, passed);
  }

  /** In which no array is a local of which the run reads more than it has written. */
  private Unrolled unrolled(List<Step.Launch> run, Set<Integer> passed) {
    Unrolled unrolled = new Unrolled(program, run, passed);
    for (Step.Launch launch : run) {
      unrolled.add(kernels.get(launch.kernel()), launch);
    }
    return passed.removeAll(unrolled.unknown()) ? unrolled(run, passed) : unrolled;
  }

  private boolean isShared(int buffer) {
    return program.buffers().get(buffer).place() instanceof Place.Shared;
  }
}
