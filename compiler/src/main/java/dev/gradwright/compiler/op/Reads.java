package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code y[i] = x[p(i)]} in the plainest operators: slice, diagonal, transpose and broadcast where
 * every place is one index (and an offset) or a constant, else a gather.
 */
public final class Reads {
  private final Expr x;
  private final Shape space;
  private final List<Place> places;

  private Reads(Expr x, Shape space, List<Place> places) {
    this.x = x;
    this.space = space;
    this.places = places;
  }

  /** The read of x over an index space; {@code Given} places count the indices from 1. */
  public static Expr read(Expr x, Shape space, List<Place> places, List<Expr> indices) {
    Reads reads = new Reads(x, space, places);
    return places.stream().allMatch(Reads::isPlain) ? reads.moved() : reads.gathered(indices);
  }

  private static boolean isPlain(Place place) {
    if (!(place instanceof Place.At at)) {
      return false;
    }
    Map<Integer, Extent> coefficients = at.index().coefficients();
    return coefficients.isEmpty()
        || coefficients.size() == 1 && coefficients.containsValue(Extent.ONE);
  }

  private Expr moved() {
    List<Extent> starts = new ArrayList<>();
    List<Extent> box = new ArrayList<>();
    List<Extent> remaining = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    for (Place place : places) {
      Affine index = ((Place.At) place).index();
      starts.add(index.offset());
      if (index.coefficients().isEmpty()) {
        box.add(Extent.ONE);
      } else {
        int axis = index.coefficients().keySet().iterator().next();
        axes.add(axis);
        box.add(space.extent(axis));
        remaining.add(space.extent(axis));
      }
    }
    Expr sliced = Rearrange.slice(x, starts, new Shape(box));
    return ordered(Rearrange.reshape(sliced, new Shape(remaining)), axes);
  }

  /** Brings the axes of y, which bear the numbers of those of the space, into place. */
  private Expr ordered(Expr y, List<Integer> axes) {
    Expr once = y;
    for (int second = axes.size() - 1; second > 0; second--) {
      int first = axes.indexOf(axes.get(second));
      if (first < second) {
        once = Rearrange.diagonal(once, first, second);
        axes.remove(second);
      }
    }
    List<Integer> permutation = new ArrayList<>(Axes.all(axes.size()));
    permutation.sort(Comparator.comparing(axes::get));
    Collections.sort(axes);
    return Rearrange.broadcast(Rearrange.transpose(once, permutation), space, axes);
  }

  /** A gather over the axes that are mentioned, repeated along the others. */
  private Expr gathered(List<Expr> indices) {
    List<Integer> axes = new ArrayList<>(mentioned());
    Shape part = new Shape(axes.stream().map(space::extent).toList());
    List<Place> within = places.stream().map(place -> within(place, axes)).toList();
    List<Expr> operands = Stream.concat(Stream.of(x), indices.stream()).toList();
    return Rearrange.broadcast(x.table().apply(new Gather(part, within), operands), space, axes);
  }

  private Set<Integer> mentioned() {
    Set<Integer> axes = new TreeSet<>();
    for (Place place : places) {
      if (place instanceof Place.At at) {
        axes.addAll(at.index().coefficients().keySet());
      } else {
        axes.addAll(((Place.Given) place).axes());
      }
    }
    return axes;
  }

  private static Place within(Place place, List<Integer> axes) {
    if (place instanceof Place.Given given) {
      return new Place.Given(given.operand(), given.axes().stream().map(axes::indexOf).toList());
    }
    Affine index = ((Place.At) place).index();
    Affine moved = Affine.constant(index.offset());
    for (Map.Entry<Integer, Extent> term : index.coefficients().entrySet()) {
      moved = moved.plus(Affine.axis(axes.indexOf(term.getKey())).times(term.getValue()));
    }
    return new Place.At(moved);
  }
}
