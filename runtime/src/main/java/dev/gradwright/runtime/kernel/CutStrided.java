package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Cut.Piece;
import dev.gradwright.runtime.kernel.Product.Store;
import dev.gradwright.runtime.kernel.StridedProduct.Axis;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a strided product at one axis of its rows or columns: the one by which its longest piece
 * takes least, by the rough model of {@link Blocks}.
 */
record CutStrided(Store store, List<Axis> rows, List<Axis> columns, List<Axis> terms) {
  /** What a piece may take of the time of the whole. */
  private static final double ENOUGH = 0.8;

  /** Nanoseconds to begin a run, of which a cut inside runs makes more. */
  private static final double RUN = 5;

  CutStrided {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    terms = List.copyOf(terms);
  }

  /** The whole as its only piece where no cut gains enough. */
  Cut<StridedProduct> cut(StridedProduct whole, int parts) {
    Cut<StridedProduct> best = new Cut<>(parts, List.of(new Piece<>(whole, 0, 0, 0)));
    double least = ENOUGH * withRuns(whole);
    for (int axis = 0; axis < rows.size() + columns.size(); axis++) {
      Cut<StridedProduct> cut = byAxis(axis, parts);
      double time = cut.pieces().stream().mapToDouble(p -> time(p.product())).max().orElse(least);
      if (time < least) {
        least = time;
        best = cut;
      }
    }
    return best;
  }

  /** What is narrower than a tile is not computed in tiles. */
  private static double time(StridedProduct piece) {
    boolean isNarrow = Math.min(piece.rows().extent(), piece.columns().extent()) < Blocks.TILE_ROWS;
    return isNarrow ? Double.POSITIVE_INFINITY : withRuns(piece);
  }

  private static double withRuns(StridedProduct p) {
    Factor right = p.right();
    Line outer = right.isAlongTerms() ? right.lines() : right.terms();
    Line inner = right.isAlongTerms() ? right.terms() : right.lines();
    int runs = inner.extent() / Math.max(1, inner.length());
    return p.blocks().cost() + RUN * runs * outer.extent();
  }

  private Cut<StridedProduct> byAxis(int number, int parts) {
    Axis axis = number < rows.size() ? rows.get(number) : columns.get(number - rows.size());
    List<Piece<StridedProduct>> pieces = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) axis.extent() * part / parts);
      int count = (int) ((long) axis.extent() * (part + 1) / parts) - from;
      if (count > 0) {
        pieces.add(
            new Piece<>(
                with(number, new Axis(count, axis.strideA(), axis.strideB(), axis.strideC())),
                from * axis.strideA(),
                from * axis.strideB(),
                from * axis.strideC()));
      }
    }
    return new Cut<>(parts, pieces);
  }

  private StridedProduct with(int number, Axis axis) {
    List<Axis> newRows = new ArrayList<>(rows);
    List<Axis> newColumns = new ArrayList<>(columns);
    if (number < rows.size()) {
      newRows.set(number, axis);
    } else {
      newColumns.set(number - rows.size(), axis);
    }
    return StridedProduct.of(store, newRows, newColumns, terms);
  }
}
