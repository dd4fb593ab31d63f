package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.List;

/** Which elements of one array two places in a loop share. */
final class SharedElements {
  private final List<Extent> space;

  /** Given the extents of the loop's axes. */
  SharedElements(List<Extent> space) {
    this.space = space;
  }

  /** Whether no turn is at one place where another turn is at the other. */
  boolean isOfOneTurn(Affine one, Affine other) {
    return one.equals(other)
        || one.coefficients().equals(other.coefficients())
            && (isApart(one, other.offset().minus(one.offset()))
                || isApart(one, one.offset().minus(other.offset())));
  }

  /** Whether what lies so far behind the place is at it in no turn. */
  private boolean isApart(Affine place, Extent distance) {
    int last = space.size() - 1;
    if (last < 0 || !place.coefficient(last).equals(Extent.ONE)) {
      return false;
    }
    Extent row = space.get(last);
    if (last == 0) {
      return isAtLeast(distance, row);
    }
    for (int axis = last - 1; axis > 0; axis--) {
      if (!place.coefficient(axis - 1).equals(place.coefficient(axis).times(space.get(axis)))) {
        return false;
      }
    }
    Extent stride = place.coefficient(last - 1);
    Extent all = place.coefficient(0).times(space.get(0));
    boolean isBehindAll = isAtLeast(stride, row) && isAtLeast(distance, all);
    boolean isBetweenRows = isAtLeast(distance, row) && isAtLeast(stride.minus(distance), row);
    return isBehindAll || isBetweenRows;
  }

  private static boolean isAtLeast(Extent extent, Extent least) {
    return extent.minus(least).isNeverNegative();
  }
}
