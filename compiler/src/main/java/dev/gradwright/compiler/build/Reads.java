package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Rearrange;
import dev.gradwright.compiler.resolved.Coordinate;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.resolved.IndexRange;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads of tensors: how each axis is read. */
final class Reads {
  private final Building building;
  private final Expressions expressions;

  Reads(Building building, Expressions expressions) {
    this.building = building;
    this.expressions = expressions;
  }

  /** The value of an index itself. */
  Mapped position(Index.Single index, Scope scope) {
    Mapped place = building.around().along(scope.axes(index).get(0));
    return Expressions.map(place, expr -> shifted(expr, from(index, scope)));
  }

  private static Extent from(Index.Single index, Scope scope) {
    return scope.extent(((IndexRange.Single) scope.range(index)).from());
  }

  private Expr shifted(Expr ints, Extent by) {
    return by.equals(Extent.ZERO)
        ? ints
        : Formula.plus(ints, Rearrange.under(Leaves.extent(building.table(), by), ints.shape()));
  }

  Mapped build(Expression.Read read, Scope scope) {
    Mapped tensor = expressions.build(read.tensor(), scope);
    List<Way> ways = new ArrayList<>();
    tensor.axes().forEach(axis -> ways.add(Way.at(axis)));
    List<Integer> starts = Expressions.starts(read.tensor().type(), scope);
    for (int entry = 0; entry < read.coordinates().size(); entry++) {
      List<Extent> extents = new ArrayList<>();
      for (int own = starts.get(entry); own < starts.get(entry + 1); own++) {
        extents.add(tensor.ownExtent(own));
      }
      ways.addAll(ways(read.coordinates().get(entry), extents, scope));
    }
    return new LoopReads(building).of(tensor.expr(), ways, building.around().loop());
  }

  private List<? extends Way> ways(Coordinate coordinate, List<Extent> extents, Scope scope) {
    if (coordinate instanceof Coordinate.At at) {
      return List.of(affine(at, scope));
    } else if (coordinate instanceof Coordinate.Computed computed) {
      return List.of(new Way.Computed(expressions.build(computed.position(), scope)));
    } else if (coordinate instanceof Coordinate.Same same) {
      return scope.axes(same.index()).stream().map(Way::at).toList();
    } else if (coordinate instanceof Coordinate.Part part) {
      Extent from = scope.extent(part.from());
      return List.of(new Way.Kept(from, scope.extent(part.to()).minus(from)));
    }
    return extents.stream().map(Way::whole).toList();
  }

  /**
   * An index stands for its distance from the start of its range, which is what its axis counts.
   */
  private static Way affine(Coordinate.At at, Scope scope) {
    Map<MapAxis, Extent> coefficients = new LinkedHashMap<>();
    Extent offset = scope.extent(at.offset());
    for (Map.Entry<Index.Single, Extent> term : at.coefficients().entrySet()) {
      Extent coefficient = scope.extent(term.getValue());
      coefficients.merge(scope.axes(term.getKey()).get(0), coefficient, Extent::plus);
      offset = offset.plus(coefficient.times(from(term.getKey(), scope)));
    }
    coefficients.values().removeIf(Extent.ZERO::equals);
    return new Way.At(coefficients, offset);
  }
}
