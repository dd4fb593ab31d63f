package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Gather;
import dev.gradwright.compiler.op.Place;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One axis t on which windows overlap: {@code t = stride * i + dilation * p}, where i is an axis of
 * the tensor that slides and p one of the taps.
 */
record Overlap(
    Extent extent,
    int axis,
    int label,
    Extent slides,
    Extent stride,
    Extent taps,
    Extent dilation) {

  /** How far the taps reach beyond the first. */
  private Extent reach() {
    return taps.plus(-1).times(dilation);
  }

  /**
   * Whether a convolution along this axis would multiply half as many zeros as elements, or more;
   * the same whichever of the two slides.
   */
  boolean isMostlyPadding() {
    return extent.constant().isPresent() && isKnownToBeLess(slides) && isKnownToBeLess(taps);
  }

  /** Whether half as much again does not exceed the extent. */
  private boolean isKnownToBeLess(Extent part) {
    return part.constant().isPresent()
        && 2 * extent.constant().getAsLong() >= 3 * part.constant().getAsLong();
  }

  /** Where along this axis an element belongs, of those two axes of its windows. */
  Affine at(int ofSliding, int ofTaps) {
    return Affine.axis(ofSliding).times(stride).plus(Affine.axis(ofTaps).times(dilation));
  }

  /**
   * The tensor read at {@code (t - dilation * p) / stride}, where that is one of its positions,
   * else 0: each overlapping axis counts t, and the taps follow as further axes.
   */
  static Expr windows(Expr sliding, List<Overlap> overlaps) {
    Expr padded = sliding;
    List<Extent> space = new ArrayList<>(sliding.shape().extents());
    List<Place> places = new ArrayList<>();
    for (int axis = 0; axis < sliding.type().rank(); axis++) {
      places.add(Place.axis(axis));
    }
    for (Overlap overlap : overlaps) {
      padded = overlap.padded(padded);
      Affine back = Affine.axis(space.size()).times(overlap.dilation.times(Extent.of(-1)));
      Affine at = Affine.axis(overlap.axis).plus(back).plus(overlap.reach());
      places.set(overlap.axis, new Place.At(at));
      space.set(overlap.axis, overlap.extent);
      space.add(overlap.taps);
    }
    return padded.table().apply(new Gather(new Shape(space), places), padded);
  }

  /** Zeros between the elements, and around them so many that every tap finds one. */
  private Expr padded(Expr x) {
    Expr spread = stride.equals(Extent.ONE) ? x : spread(x);
    Extent after = extent.minus(spread.shape().extent(axis)).plus(stride).plus(-1);
    return pad(spread, axis, reach(), after);
  }

  private Expr spread(Expr x) {
    Shape shape = x.shape();
    Expr apart =
        pad(
            Rearrange.reshape(x, shape.with(axis + 1, Extent.ONE)),
            axis + 1,
            Extent.ZERO,
            stride.plus(-1));
    Extent extent = shape.extent(axis).times(stride);
    return Rearrange.reshape(apart, shape.without(axis).with(axis, extent));
  }

  private static Expr pad(Expr x, int axis, Extent before, Extent after) {
    List<Extent> none = Collections.nCopies(x.type().rank(), Extent.ZERO);
    List<Extent> first = new ArrayList<>(none);
    List<Extent> last = new ArrayList<>(none);
    first.set(axis, before);
    last.set(axis, after);
    return Rearrange.pad(x, first, last);
  }
}
