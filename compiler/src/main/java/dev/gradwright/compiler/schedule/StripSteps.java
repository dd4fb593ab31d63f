package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.loop.Turns;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts neighbours among the steps of a chain together, to be done strip by strip in plain Java: so
 * what one step leaves to the next is still in the cache.
 */
final class StripSteps {
  private static final Extent WORK_OF_DOT = Extent.of(4);

  private final KernelPool pool;
  private final String name;
  private final Extent length;
  private final Remark remark;
  private final List<Step> all = new ArrayList<>();
  private final List<Step> open = new ArrayList<>();

  StripSteps(KernelPool pool, String name, Extent length, Remark remark) {
    this.pool = pool;
    this.name = name;
    this.length = length;
    this.remark = remark;
  }

  List<Step> of(List<Step> steps) {
    for (Step step : steps) {
      if (fits(step)) {
        open.add(step);
      } else {
        close();
        all.add(step);
      }
    }
    close();
    return all;
  }

  private boolean fits(Step step) {
    return step instanceof Step.Dot
        || step instanceof Step.Launch launch
            && kernel(launch).turns().map(Turns::count).filter(length::equals).isPresent();
  }

  private Kernel kernel(Step.Launch launch) {
    return pool.kernels().get(launch.kernel()).kernel();
  }

  private void close() {
    if (open.size() == 1 && open.get(0) instanceof Step.Launch) {
      all.addAll(open);
    } else if (!open.isEmpty()) {
      Extent work = open.stream().map(this::work).reduce(Extent.ZERO, Extent::plus);
      all.add(new Step.Strips(name, open, length, work, remark));
    }
    open.clear();
  }

  private Extent work(Step step) {
    return step instanceof Step.Launch launch
        ? kernel(launch).turns().orElseThrow().work()
        : WORK_OF_DOT;
  }
}
