package dev.gradwright.runtime.kernel;

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

  Cut<Batch> cut(Batch batch) {
    // With stride 0, matrices are added up in their order.
    return batch.strideC() != 0 && batch.count() >= parts ? byCount(batch) : byProduct(batch);
  }

  private Cut<Batch> byCount(Batch b) {
    List<Piece<Batch>> pieces = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = begin(b.count(), 1, part);
      int count = begin(b.count(), 1, part + 1) - from;
      pieces.add(
          new Piece<>(
              new Batch(b.product(), count, b.strideA(), b.strideB(), b.strideC()),
              from * b.strideA(),
              from * b.strideB(),
              from * b.strideC()));
    }
    return new Cut<>(parts, pieces);
  }

  private Cut<Batch> byProduct(Batch b) {
    List<Piece<Batch>> pieces = new ArrayList<>();
    for (Piece<Product> piece : cut(b.product()).pieces()) {
      pieces.add(
          new Piece<>(
              new Batch(piece.product(), b.count(), b.strideA(), b.strideB(), b.strideC()),
              piece.moveA(),
              piece.moveB(),
              piece.moveC()));
    }
    return new Cut<>(parts, pieces);
  }

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
    return new Cut<>(parts, pieces);
  }

  private Cut<Product> byColumns(Product p) {
    List<Piece<Product>> pieces = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = begin(p.n(), grain.columns(), part);
      int count = begin(p.n(), grain.columns(), part + 1) - from;
      int moveB = p.right() == Layout.PLAIN ? from : from * p.leadingB();
      add(pieces, with(p, p.m(), count), 0, moveB, from);
    }
    return new Cut<>(parts, pieces);
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
