package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Coordinate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The indices over which elements are added to one place: an axis that is a coordinate of it needs
 * no sum.
 *
 * @param all an index for each axis
 * @param summed those that are not given by the place
 * @param open the coordinates of the place that give none
 */
record ScatterAxes(List<Affine> all, List<Affine> summed, List<Integer> open) {
  static ScatterAxes of(Computation.Scatter computation, List<Affine> at, Indices indices) {
    int rank = computation.space().size();
    List<Optional<Affine>> known = new ArrayList<>(Collections.nCopies(rank, Optional.empty()));
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < at.size(); i++) {
      Optional<Integer> axis = axis(computation.target().get(i));
      if (axis.isPresent() && known.get(axis.get()).isEmpty()) {
        known.set(axis.get(), Optional.of(at.get(i)));
      } else {
        open.add(i);
      }
    }
    List<Affine> all = new ArrayList<>();
    List<Affine> summed = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      if (known.get(axis).isPresent()) {
        all.add(known.get(axis).get());
      } else {
        all.add(indices.over(computation.space().get(axis)));
        summed.add(all.get(axis));
      }
    }
    return new ScatterAxes(all, summed, open);
  }

  private static Optional<Integer> axis(Coordinate target) {
    return target instanceof Coordinate.At at ? Indices.axis(at.index()) : Optional.empty();
  }
}
