package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.loop.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Leaves out the kernels and slots that no step needs any more. */
final class Unused {
  private final Program program;
  private final List<NamedKernel> kernels;
  private final Set<Integer> launched = new TreeSet<>();
  private final Set<Integer> slots = new TreeSet<>();
  private final Set<Integer> held = new TreeSet<>();

  Unused(Program program, List<NamedKernel> kernels) {
    this.program = program;
    this.kernels = kernels;
  }

  Program drop(List<Routine> routines) {
    routines.forEach(routine -> find(routine.steps()));
    Map<Integer, Integer> kept = numbers(launched);
    Map<Integer, Integer> keptSlots = numbers(slots);
    return new Program(
        program.face(),
        program.precision(),
        program.buffers().stream().map(buffer -> in(keptSlots, buffer)).toList(),
        slots.stream().map(this::slot).toList(),
        program.tables(),
        launched.stream().map(kernels::get).toList(),
        program.stages(),
        routines.stream()
            .map(r -> new Routine(r.entry(), r.inputs(), numbered(r.steps(), kept)))
            .toList(),
        program.counts());
  }

  /** With the names of the values that are still in it. */
  private Slot slot(int number) {
    Slot slot = program.slots().get(number);
    List<String> holds =
        held.stream()
            .map(program.buffers()::get)
            .filter(buffer -> buffer.place().equals(new Place.Shared(number)))
            .map(Buffer::name)
            .toList();
    return new Slot(slot.name(), slot.element(), slot.size(), holds, slot.users());
  }

  private static Map<Integer, Integer> numbers(Set<Integer> kept) {
    Map<Integer, Integer> numbers = new HashMap<>();
    kept.forEach(old -> numbers.put(old, numbers.size()));
    return numbers;
  }

  private void find(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.Launch launch) {
        launched.add(launch.kernel());
      } else if (step instanceof Step.Chain chain) {
        find(chain.steps());
      } else if (step instanceof Step.Strips strips) {
        find(strips.steps());
      } else if (step instanceof Step.Repeat repeat) {
        find(repeat.steps());
      }
      for (int buffer : Touched.by(step)) {
        if (program.buffers().get(buffer).place() instanceof Place.Shared shared) {
          slots.add(shared.slot());
          held.add(buffer);
        }
      }
    }
  }

  /** A buffer that no step touches may stand anywhere. */
  private static Buffer in(Map<Integer, Integer> slots, Buffer buffer) {
    return buffer.place() instanceof Place.Shared shared
        ? new Buffer(
            buffer.name(),
            buffer.purpose(),
            buffer.type(),
            new Place.Shared(slots.getOrDefault(shared.slot(), 0)))
        : buffer;
  }

  private static List<Step> numbered(List<Step> steps, Map<Integer, Integer> kept) {
    List<Step> numbered = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Launch launch) {
        int number = kept.get(launch.kernel());
        numbered.add(new Step.Launch(number, launch.buffers(), launch.indices(), launch.remark()));
      } else if (step instanceof Step.Chain chain) {
        numbered.add(chain.with(numbered(chain.steps(), kept)));
      } else if (step instanceof Step.Strips strips) {
        numbered.add(strips.with(numbered(strips.steps(), kept)));
      } else if (step instanceof Step.Repeat repeat) {
        numbered.add(repeat.with(numbered(repeat.steps(), kept)));
      } else {
        numbered.add(step);
      }
    }
    return numbered;
  }
}
