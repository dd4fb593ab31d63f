package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.StridedProduct.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * An index that counts several axes, the last fastest, and where its values stand in one array: in
 * runs of equal strides.
 */
final class Line {
  private final int extent;
  private final int length;
  private final int stride;
  private final int gap;
  private final int[] outerExtents;
  private final int[] outerStrides;
  private final int lowest;
  private final int highest;

  private record Step(int extent, int stride) {}

  private Line(List<Step> outer, Step run, int gap) {
    this.length = run.extent;
    this.stride = run.stride;
    this.gap = gap;
    this.outerExtents = outer.stream().mapToInt(Step::extent).toArray();
    this.outerStrides = outer.stream().mapToInt(Step::stride).toArray();
    int all = Math.addExact(run.extent, gap);
    int low = Math.min(0, reach(run));
    int high = Math.max(0, reach(run));
    for (Step step : outer) {
      all = Math.multiplyExact(all, step.extent);
      low = Math.addExact(low, Math.min(0, reach(step)));
      high = Math.addExact(high, Math.max(0, reach(step)));
    }
    this.extent = all - gap;
    this.lowest = low;
    this.highest = high;
  }

  private static int reach(Step step) {
    return Math.multiplyExact(step.extent - 1, step.stride);
  }

  static Line of(List<Axis> axes, ToIntFunction<Axis> stride) {
    return of(axes, stride, 0);
  }

  /** With so many values between runs that stand nowhere. */
  static Line of(List<Axis> axes, ToIntFunction<Axis> stride, int gap) {
    List<Step> steps = new ArrayList<>();
    for (Axis axis : axes) {
      if (gap > 0) {
        steps.add(new Step(axis.extent(), stride.applyAsInt(axis)));
      } else if (axis.extent() != 1) {
        add(steps, new Step(axis.extent(), stride.applyAsInt(axis)));
      }
    }
    return steps.isEmpty()
        ? new Line(List.of(), new Step(1, 1), gap)
        : new Line(steps.subList(0, steps.size() - 1), steps.get(steps.size() - 1), gap);
  }

  /** Of one value, at no distance. */
  static Line none() {
    return of(List.of(), Axis::strideA);
  }

  /** As one with the axis before, where that continues it. */
  private static void add(List<Step> steps, Step inner) {
    if (!steps.isEmpty()) {
      Step before = steps.get(steps.size() - 1);
      if (before.stride == (long) inner.stride * inner.extent) {
        steps.set(
            steps.size() - 1,
            new Step(Math.multiplyExact(before.extent, inner.extent), inner.stride));
        return;
      }
    }
    steps.add(inner);
  }

  /** How many values it takes. */
  int extent() {
    return extent;
  }

  /** How many of them stand at equal distances from one another. */
  int length() {
    return length;
  }

  /** That distance. */
  int stride() {
    return stride;
  }

  /** How many values between two runs stand nowhere. */
  int gap() {
    return gap;
  }

  boolean isOneRun() {
    return outerExtents.length == 0;
  }

  int lowest() {
    return lowest;
  }

  int highest() {
    return highest;
  }

  /** Where a run begins. */
  int start(int run) {
    int at = 0;
    int rest = run;
    for (int axis = outerExtents.length - 1; axis >= 0; axis--) {
      at += rest % outerExtents[axis] * outerStrides[axis];
      rest /= outerExtents[axis];
    }
    return at;
  }
}
