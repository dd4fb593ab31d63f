package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Batch.Axis;
import dev.gradwright.runtime.kernel.Cut.Piece;
import dev.gradwright.runtime.kernel.Product.Layout;
import java.util.ArrayList;
import java.util.List;

/** Cuts matrix products by rows or columns of C, and batches by their matrices. */
final class CutProduct {
  private final int parts;
  private final Grain grain;

  CutProduct(int parts, Grain grain) {
    this.parts = parts;
    this.grain = grain;
  }

  /** Where parts are most even, along the outer of axes that are alike. */
  Cut<Batch> cut(Batch batch) {
    int best = -1;
    double least = 1;
    for (int axis = 0; axis < batch.axes().size(); axis++) {
      Axis along = batch.axes().get(axis);
      double most = (double) largest(along.count(), 1) / along.count();
      // Along an axis of stride 0, matrices are added up in their order.
      if (along.strideC() != 0 && along.count() >= parts && most < least) {
        best = axis;
        least = most;
      }
    }
    return best < 0 ? byProduct(batch) : byAxis(batch, best);
  }

  private Cut<Batch> byAxis(Batch batch, int axis) {
    Axis along = batch.axes().get(axis);
    List<Piece<Batch>> pieces = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = begin(along.count(), 1, part);
      int count = begin(along.count(), 1, part + 1) - from;
      pieces.add(
          new Piece<>(
              batch.with(axis, count),
              from * along.strideA(),
              from * along.strideB(),
              from * along.strideC()));
    }
    return new Cut<>(parts, pieces);
  }

  private Cut<Batch> byProduct(Batch b) {
    List<Piece<Batch>> pieces = new ArrayList<>();
    for (Piece<Product> piece : cut(b.product()).pieces()) {
      pieces.add(new Piece<>(b.of(piece.product()), piece.moveA(), piece.moveB(), piece.moveC()));
    }
    return new Cut<>(parts, pieces);
  }

  /** The whole as its only piece where a part of C would be of partial sums, and C is not. */
  Cut<Product> cut(Product p) {
    double rows = grain.time(largest(p.m(), grain.rows()), p.n(), p.k());
    double columns = grain.time(p.m(), largest(p.n(), grain.columns()), p.k());
    return rows <= columns ? cutRows(p) : byColumns(p);
  }

  /** So that all pieces read all of B. */
  Cut<Product> cutRows(Product p) {
    List<Piece<Product>> pieces = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = begin(p.m(), grain.rows(), part);
      int count = begin(p.m(), grain.rows(), part + 1) - from;
      int moveA = p.left() == Layout.PLAIN ? from * p.leadingA() : from;
      add(pieces, with(p, count, p.n()), moveA, 0, from * p.leadingC());
    }
    return summedAs(p, pieces);
  }

  private Cut<Product> byColumns(Product p) {
    List<Piece<Product>> pieces = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = begin(p.n(), grain.columns(), part);
      int count = begin(p.n(), grain.columns(), part + 1) - from;
      int moveB = p.right() == Layout.PLAIN ? from : from * p.leadingB();
      add(pieces, with(p, p.m(), count), 0, moveB, from);
    }
    return summedAs(p, pieces);
  }

  private Cut<Product> summedAs(Product p, List<Piece<Product>> pieces) {
    boolean isTheSame =
        pieces.stream().allMatch(piece -> piece.product().isOfPartialSums() == p.isOfPartialSums());
    return new Cut<>(parts, isTheSame ? pieces : List.of(new Piece<>(p, 0, 0, 0)));
  }

  private static void add(List<Piece<Product>> pieces, Product p, int moveA, int moveB, int moveC) {
    if (p.m() > 0 && p.n() > 0) {
      pieces.add(new Piece<>(p, moveA, moveB, moveC));
    }
  }

  private static Product with(Product p, int m, int n) {
    return new Product(
        p.left(), p.right(), p.store(), m, n, p.k(), p.leadingA(), p.leadingB(), p.leadingC());
  }

  /** How many the largest part has. */
  private int largest(int count, int multiple) {
    int grains = (count + multiple - 1) / multiple;
    return Math.min(count, (grains + parts - 1) / parts * multiple);
  }

  /** Where a part begins, in parts whose multiples differ by one at most. */
  private int begin(int count, int multiple, int part) {
    int grains = (count + multiple - 1) / multiple;
    return Math.min(count, (int) ((long) grains * part / parts) * multiple);
  }
}
