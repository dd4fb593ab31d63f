package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Gather;
import dev.gradwright.compiler.op.Place;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes elements out of a tensor: slices, transposes and diagonals where each axis is read at one
 * index, a constant or a range; a gather where an axis is read at a sum of indices or at computed
 * places.
 */
final class Taking {
  private Taking() {}

  static Mapped of(Expr tensor, List<Way> ways) {
    return ways.stream().allMatch(Taking::isPlain)
        ? rearranged(tensor, ways)
        : gathered(tensor, ways);
  }

  private static boolean isPlain(Way way) {
    return way instanceof Way.Kept || way instanceof Way.At at && at.isPlain();
  }

  /**
   * Slices, drops what is read at constants, takes diagonals of axes read at one index, and orders
   * the rest.
   */
  private static Mapped rearranged(Expr tensor, List<Way> ways) {
    Expr box = slice(tensor, ways);
    List<Extent> left = new ArrayList<>();
    List<List<MapAxis>> roles = new ArrayList<>();
    for (int axis = 0; axis < ways.size(); axis++) {
      boolean dropped = ways.get(axis) instanceof Way.At at && at.coefficients().isEmpty();
      if (!dropped) {
        left.add(box.shape().extent(axis));
        roles.add(
            ways.get(axis) instanceof Way.At at
                ? List.copyOf(at.coefficients().keySet())
                : List.of());
      }
    }
    return ordered(diagonals(Rearrange.reshape(box, new Shape(left)), roles), roles);
  }

  private static Expr slice(Expr tensor, List<Way> ways) {
    List<Extent> starts = new ArrayList<>();
    List<Extent> box = new ArrayList<>();
    for (Way way : ways) {
      if (way instanceof Way.Kept kept) {
        starts.add(kept.from());
        box.add(kept.extent());
      } else {
        Way.At at = (Way.At) way;
        starts.add(at.offset());
        box.add(
            at.coefficients().keySet().stream()
                .findFirst()
                .map(MapAxis::extent)
                .orElse(Extent.ONE));
      }
    }
    return Rearrange.slice(tensor, starts, new Shape(box));
  }

  /** One axis for each map axis; {@code roles} loses what goes. */
  private static Expr diagonals(Expr tensor, List<List<MapAxis>> roles) {
    Expr result = tensor;
    Map<List<MapAxis>, Integer> seen = new HashMap<>();
    for (int axis = 0; axis < roles.size(); ) {
      Integer first = roles.get(axis).isEmpty() ? null : seen.putIfAbsent(roles.get(axis), axis);
      if (first == null) {
        axis++;
      } else {
        result = Rearrange.diagonal(result, first, axis);
        roles.remove(axis);
      }
    }
    return result;
  }

  private static Mapped ordered(Expr tensor, List<List<MapAxis>> roles) {
    List<Integer> mapped = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < roles.size(); axis++) {
      (roles.get(axis).isEmpty() ? kept : mapped).add(axis);
    }
    mapped.sort(Comparator.comparingInt(axis -> roles.get(axis).get(0).number()));
    List<MapAxis> axes = mapped.stream().map(axis -> roles.get(axis).get(0)).toList();
    mapped.addAll(kept);
    return new Mapped(Rearrange.transpose(tensor, mapped), axes);
  }

  private static Mapped gathered(Expr tensor, List<Way> ways) {
    List<MapAxis> axes = axesOf(ways);
    List<Extent> space = new ArrayList<>(Mapped.shape(axes).extents());
    List<Expr> operands = new ArrayList<>(List.of(tensor));
    List<Place> places = new ArrayList<>();
    for (Way way : ways) {
      if (way instanceof Way.Kept kept) {
        places.add(new Place.At(Affine.axis(space.size()).plus(kept.from())));
        space.add(kept.extent());
      } else if (way instanceof Way.At at) {
        Map<Integer, Extent> coefficients = new HashMap<>();
        at.coefficients().forEach((axis, c) -> coefficients.put(axes.indexOf(axis), c));
        places.add(new Place.At(new Affine(coefficients, at.offset())));
      } else {
        Mapped position = ((Way.Computed) way).position();
        places.add(
            new Place.Given(operands.size(), position.axes().stream().map(axes::indexOf).toList()));
        operands.add(position.expr());
      }
    }
    Gather gather = new Gather(new Shape(space), places);
    return new Mapped(tensor.table().apply(gather, operands), axes);
  }

  private static List<MapAxis> axesOf(List<Way> ways) {
    List<MapAxis> axes = new ArrayList<>();
    for (Way way : ways) {
      if (way instanceof Way.At at) {
        axes.addAll(at.coefficients().keySet());
      } else if (way instanceof Way.Computed computed) {
        axes.addAll(computed.position().axes());
      }
    }
    return axes.stream().distinct().sorted(Comparator.comparingInt(MapAxis::number)).toList();
  }
}
