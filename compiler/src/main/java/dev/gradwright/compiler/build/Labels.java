package dev.gradwright.compiler.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers for the axes of a contraction: one for each axis that a label of the resolved tree stands
 * for, one for each map axis.
 */
final class Labels {
  private final Map<Integer, List<Integer>> ofLabel = new HashMap<>();
  private final Map<MapAxis, Integer> ofAxis = new HashMap<>();
  private int used;

  /** Says how many axes each label stands for. */
  void enter(List<Integer> labels, List<Integer> widths) {
    for (int i = 0; i < labels.size(); i++) {
      int width = widths.get(i);
      ofLabel.computeIfAbsent(
          labels.get(i), label -> IntStream.range(0, width).map(w -> used++).boxed().toList());
    }
  }

  List<Integer> of(List<MapAxis> axes, List<Integer> labels) {
    List<Integer> all = new ArrayList<>();
    axes.forEach(axis -> all.add(ofAxis.computeIfAbsent(axis, a -> used++)));
    labels.forEach(label -> all.addAll(ofLabel.get(label)));
    return all;
  }
}
