package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;

/** Where a scalar expression reads its operands. */
final class Loads {

  /** Whether an element may be read even where its value is not wanted. */
  enum Reach {
    ALWAYS,
    GUARDED
  }

  /** A read at affine coordinates of an operand's axes. */
  record At(int operand, List<Affine> coordinates, Reach reach) {}

  /** What a scalar expression reads; {@code anywhere} are operands not read at affine places. */
  record Found(List<At> at, List<Integer> anywhere) {}

  private final List<Expr> operands;
  private final List<Extent> space;
  private final Found found = new Found(new ArrayList<>(), new ArrayList<>());
  private int guards;

  private Loads(List<Expr> operands, List<Extent> space) {
    this.operands = operands;
    this.space = space;
  }

  static Found of(Scalar value, List<Expr> operands, List<Extent> space) {
    Loads loads = new Loads(operands, space);
    loads.visit(value);
    return loads.found;
  }

  static Found of(List<Coordinate> target, Scalar value, List<Expr> operands, List<Extent> space) {
    Loads loads = new Loads(operands, space);
    target.forEach(loads::visit);
    loads.visit(value);
    return loads.found;
  }

  private void visit(Scalar scalar) {
    if (scalar instanceof Scalar.Load load) {
      visitLoad(load);
    } else if (scalar instanceof Scalar.LoadSamePlace load) {
      visitSamePlace(load);
    } else if (scalar instanceof Scalar.Apply apply) {
      apply.arguments().forEach(this::visit);
    } else if (scalar instanceof Scalar.Within within) {
      visit(within.value());
    } else if (scalar instanceof Scalar.Choose choose) {
      visit(choose.condition());
      guards++;
      visit(choose.then());
      visit(choose.otherwise());
      guards--;
    }
  }

  private void visit(Coordinate coordinate) {
    if (coordinate instanceof Coordinate.Gathered gathered) {
      visit(gathered.index());
    }
  }

  private void visitLoad(Scalar.Load load) {
    load.coordinates().forEach(this::visit);
    List<Affine> affine = new ArrayList<>();
    for (Coordinate coordinate : load.coordinates()) {
      if (coordinate instanceof Coordinate.At at) {
        affine.add(at.index());
      }
    }
    if (affine.size() < load.coordinates().size()) {
      found.anywhere.add(load.operand());
    } else {
      found.at.add(new At(load.operand(), affine, reach(load)));
    }
  }

  private void visitSamePlace(Scalar.LoadSamePlace load) {
    if (operands.get(load.operand()).shape().extents().equals(space)) {
      found.at.add(new At(load.operand(), Affines.identity(space.size()), Reach.ALWAYS));
    } else {
      found.anywhere.add(load.operand());
    }
  }

  private Reach reach(Scalar.Load load) {
    return guards == 0
        ? Reach.ALWAYS
        : reachUnderGuard(load, operands.get(load.operand()).shape().extents(), space);
  }

  /** A read at bare axes of the operand's own extents is inside wherever the loop goes. */
  static Reach reachUnderGuard(Scalar.Load load, List<Extent> extents, List<Extent> space) {
    for (int axis = 0; axis < extents.size(); axis++) {
      if (!(load.coordinates().get(axis) instanceof Coordinate.At at)
          || !isAxisOfExtent(at.index(), extents.get(axis), space)) {
        return Reach.GUARDED;
      }
    }
    return Reach.ALWAYS;
  }

  private static boolean isAxisOfExtent(Affine index, Extent extent, List<Extent> space) {
    boolean ofLoop = index.coefficients().keySet().stream().anyMatch(Scope::isIndex);
    // Only sequences and stacks are read at the indices of loops, one row at each turn.
    return ofLoop
        || index.offset().equals(Extent.ZERO)
            && index.coefficients().size() == 1
            && index.coefficients().entrySet().stream()
                .allMatch(
                    c -> c.getValue().equals(Extent.ONE) && space.get(c.getKey()).equals(extent));
  }
}
