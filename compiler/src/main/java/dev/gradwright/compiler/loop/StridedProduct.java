package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.loop.MatrixProduct.Store;
import dev.gradwright.compiler.type.Extent;
import java.util.List;

/**
 * {@code C[i, j] = sum over k of A[i, k] * B[k, j]} where i counts the rows, j the columns and k
 * the terms, each of them several axes, the last fastest.
 */
public record StridedProduct(Store store, List<Axis> rows, List<Axis> columns, List<Axis> terms)
    implements Multiplication {

  /** How often, and how far apart neighbours lie in each array. */
  public record Axis(Extent extent, Extent strideA, Extent strideB, Extent strideC) {}

  public StridedProduct {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    terms = List.copyOf(terms);
  }

  @Override
  public StridedProduct adding() {
    return new StridedProduct(Store.ADD, rows, columns, terms);
  }
}
