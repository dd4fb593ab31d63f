package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Cut.Piece;
import dev.gradwright.runtime.kernel.Product.Store;
import dev.gradwright.runtime.kernel.StridedProduct.Axis;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a strided product at one axis of its rows or columns: the one by which its largest piece
 * takes least, by the rough model of {@link Blocks}.
 */
record CutStrided(Store store, List<Axis> rows, List<Axis> columns, List<Axis> terms) {
  CutStrided {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    terms = List.copyOf(terms);
  }

  Cut<StridedProduct> cut(int parts) {
    Cut<StridedProduct> best = new Cut<>(parts, List.of());
    double least = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < rows.size() + columns.size(); axis++) {
      Cut<StridedProduct> cut = cut(axis, parts);
      double time =
          cut.pieces().stream().mapToDouble(p -> p.product().blocks().cost()).max().orElse(least);
      if (time < least) {
        least = time;
        best = cut;
      }
    }
    return best;
  }

  private Cut<StridedProduct> cut(int number, int parts) {
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
