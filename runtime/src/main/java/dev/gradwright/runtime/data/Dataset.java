package dev.gradwright.runtime.data;

import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.random.Shuffle;
import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tensors whose rows belong together: row r of each is one example.
 *
 * @param columns in the order in which a model takes its inputs; not copied
 */
public record Dataset(List<Tensor> columns) {

  /**
   * Requires at least one tensor, and one count of rows.
   *
   * @param columns in the order in which a model takes its inputs; not copied
   * @throws ShapeException if the counts differ or a tensor is a scalar
   */
  public Dataset {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new ShapeException("a data set needs at least one tensor");
    }
    for (Tensor column : columns) {
      if (column.extent(0) != columns.get(0).extent(0)) {
        throw new ShapeException(
            "rows that belong together: "
                + Arrays.toString(columns.get(0).shape())
                + " and "
                + Arrays.toString(column.shape()));
      }
    }
  }

  /**
   * Of tensors.
   *
   * @param columns in the order in which a model takes its inputs
   * @return the data set
   * @throws ShapeException if the counts of rows differ
   */
  public static Dataset of(Tensor... columns) {
    return new Dataset(List.of(columns));
  }

  /**
   * How many examples.
   *
   * @return at least 0
   */
  public int rows() {
    return columns.get(0).extent(0);
  }

  /**
   * Some of the examples.
   *
   * @param rows which, in their order
   * @return a copy
   * @throws ShapeException if there is no such row
   */
  public Dataset select(int... rows) {
    for (int row : rows) {
      if (row < 0 || row >= rows()) {
        throw new ShapeException("row " + row + " of " + rows() + " rows");
      }
    }
    return new Dataset(columns.stream().map(column -> RowGather.select(column, rows)).toList());
  }

  /**
   * Two disjoint parts of a data set.
   *
   * @param train what is learnt from
   * @param test what is held out
   */
  public record Split(Dataset train, Dataset test) {}

  /**
   * Splits at random.
   *
   * @param testFraction the part that is held out, 0 to 1; its count of rows is rounded
   * @param seed equal seeds split equally
   * @return copies of both parts, each in the order of this set
   * @throws IllegalArgumentException if the fraction is not within 0 to 1
   */
  public Split split(double testFraction, long seed) {
    if (!(testFraction >= 0 && testFraction <= 1)) {
      throw new IllegalArgumentException("a test fraction of " + testFraction);
    }
    int[] order = IntStream.range(0, rows()).toArray();
    Shuffle.shuffle(order, RandomStream.of(seed, "split"));
    int held = (int) Math.round(testFraction * rows());
    Arrays.sort(order, 0, held);
    Arrays.sort(order, held, order.length);
    return new Split(
        select(Arrays.copyOfRange(order, held, order.length)),
        select(Arrays.copyOfRange(order, 0, held)));
  }
}
