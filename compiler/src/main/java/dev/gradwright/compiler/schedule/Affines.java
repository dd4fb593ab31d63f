package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Arithmetic of affine indices. */
final class Affines {
  private static final List<List<Affine>> IDENTITIES =
      IntStream.range(0, 9).mapToObj(Affines::makeIdentity).toList();

  private Affines() {}

  /** The indices of a loop nest themselves. */
  static List<Affine> identity(int rank) {
    return rank < IDENTITIES.size() ? IDENTITIES.get(rank) : makeIdentity(rank);
  }

  private static List<Affine> makeIdentity(int rank) {
    return IntStream.range(0, rank).mapToObj(Affine::axis).toList();
  }

  /**
   * {@code outer} with each of its axes replaced by what stands for it; the indices of loops stay.
   */
  static Affine compose(Affine outer, List<Affine> axes) {
    if (axes == identity(axes.size())) {
      return outer;
    }
    return outer.through(axis -> Scope.isIndex(axis) ? Affine.axis(axis) : axes.get(axis));
  }

  /**
   * Several at once; the identity comes out as {@link #identity}, which costs least from then on.
   */
  static List<Affine> compose(List<Affine> outer, List<Affine> axes) {
    List<Affine> identity = identity(outer.size());
    if (outer.equals(identity)) {
      return outer.size() == axes.size() ? axes : axes.subList(0, outer.size());
    }
    return outer.stream().map(index -> compose(index, axes)).toList();
  }

  /** The row-major position of coordinates in a tensor. */
  static Affine linear(List<Affine> coordinates, Shape shape) {
    Affine sum = Affine.constant(Extent.ZERO);
    Extent stride = Extent.ONE;
    for (int axis = coordinates.size() - 1; axis >= 0; axis--) {
      sum = sum.plus(coordinates.get(axis).times(stride));
      stride = axis == 0 ? stride : stride.times(shape.extent(axis));
    }
    return sum;
  }

  /** What an affine function owes to its offset and the indices of loops. */
  static Affine base(Affine affine) {
    Map<Integer, Extent> indices = new TreeMap<>(affine.coefficients());
    indices.keySet().removeIf(axis -> !Scope.isIndex(axis));
    return new Affine(indices, affine.offset());
  }

  /** How far apart, in a row-major tensor, neighbours along each axis lie. */
  static List<Extent> strides(List<Extent> extents) {
    List<Extent> strides = new ArrayList<>(Collections.nCopies(extents.size(), Extent.ONE));
    for (int axis = extents.size() - 2; axis >= 0; axis--) {
      strides.set(axis, strides.get(axis + 1).times(extents.get(axis + 1)));
    }
    return strides;
  }
}
