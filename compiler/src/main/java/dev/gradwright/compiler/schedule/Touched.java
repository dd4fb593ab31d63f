package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the buffers that steps read or write. */
final class Touched {
  private final Set<Integer> buffers = new TreeSet<>();

  private Touched() {}

  static Set<Integer> by(Step step) {
    Touched touched = new Touched();
    touched.add(step);
    return touched.buffers;
  }

  private void add(Step step) {
    if (step instanceof Step.Multiply multiply) {
      buffers.addAll(List.of(multiply.a().buffer(), multiply.b().buffer(), multiply.c().buffer()));
    } else if (step instanceof Step.Pack pack) {
      buffers.add(pack.b().buffer());
    } else if (step instanceof Step.Launch launch) {
      buffers.addAll(launch.buffers());
    } else if (step instanceof Step.Chain chain) {
      chain.steps().forEach(this::add);
      chain.stages().forEach(stage -> buffers.addAll(stage.buffers()));
      chain.stages().forEach(stage -> stage.total().ifPresent(buffers::add));
    } else if (step instanceof Step.Strips strips) {
      strips.steps().forEach(this::add);
    } else if (step instanceof Step.Dot dot) {
      buffers.addAll(List.of(dot.a(), dot.b(), dot.total()));
    } else {
      ((Step.Repeat) step).steps().forEach(this::add);
    }
  }
}
