package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An element of an expression: axis k of it has the index that axis {@code axes(k)} has at the one
 * place that all is seen from.
 */
record Element(Expr expr, List<Integer> axes) {
  Element {
    axes = List.copyOf(axes);
  }

  /** The element at the place itself. */
  static Element of(Expr expr) {
    return new Element(expr, IntStream.range(0, expr.shape().rank()).boxed().toList());
  }

  /** The element that a scalar is, perhaps only checked. */
  Optional<Element> copied(Scalar scalar) {
    if (scalar instanceof Scalar.Load load) {
      return read(load);
    }
    return scalar instanceof Scalar.Within within ? copied(within.value()) : Optional.empty();
  }

  /** One element of each operand, if that is all there is to read. */
  Optional<List<Element>> operands() {
    Map<Integer, Element> read = new TreeMap<>();
    boolean all = expr.elementwise().map(scalar -> collect(scalar, read)).orElse(false);
    return all && read.size() == expr.operands().size()
        ? Optional.of(List.copyOf(read.values()))
        : Optional.empty();
  }

  private boolean collect(Scalar scalar, Map<Integer, Element> read) {
    if (scalar instanceof Scalar.Load load) {
      Optional<Element> element = read(load);
      element.ifPresent(e -> read.putIfAbsent(load.operand(), e));
      return element.equals(Optional.ofNullable(read.get(load.operand())));
    } else if (scalar instanceof Scalar.Apply apply) {
      return apply.arguments().stream().allMatch(argument -> collect(argument, read));
    } else if (scalar instanceof Scalar.Choose choose) {
      return List.of(choose.condition(), choose.then(), choose.otherwise()).stream()
          .allMatch(part -> collect(part, read));
    } else if (scalar instanceof Scalar.Within within) {
      return collect(within.value(), read);
    }
    return scalar instanceof Scalar.Literal;
  }

  private Optional<Element> read(Scalar.Load load) {
    List<Integer> from = new ArrayList<>();
    for (Coordinate coordinate : load.coordinates()) {
      Optional<Integer> axis = axis(coordinate);
      if (axis.isEmpty()) {
        return Optional.empty();
      }
      from.add(axes.get(axis.get()));
    }
    return Optional.of(new Element(expr.operand(load.operand()), from));
  }

  /** The axis whose index a coordinate is. */
  private static Optional<Integer> axis(Coordinate coordinate) {
    return coordinate instanceof Coordinate.At at
            && at.index().offset().equals(Extent.ZERO)
            && at.index().coefficients().size() == 1
        ? at.index().coefficients().keySet().stream()
            .filter(axis -> at.index().equals(Affine.axis(axis)))
            .findFirst()
        : Optional.empty();
  }
}
