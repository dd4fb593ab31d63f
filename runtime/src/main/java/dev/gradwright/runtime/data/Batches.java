package dev.gradwright.runtime.data;

import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.random.Shuffle;
import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;

/**
 * Walks a data set in batches, one epoch after the other. The order of an epoch depends on the seed
 * and its number alone, so a run can go on anywhere. The tensors of a batch are the same objects
 * each time, overwritten by {@link #next}; the last batch of an epoch may be shorter. {@code begin}
 * and {@code next} allocate nothing but the stream of the epoch.
 *
 * <pre>{@code
 * for (int epoch = 0; epoch < 5; epoch++) {
 *   batches.begin(epoch);
 *   while (batches.next()) {
 *     model.resize(batches.rows());
 *     model.forward(batches.floats(0), batches.ints(1));
 *   }
 * }
 * }</pre>
 */
public final class Batches {
  private enum Order {
    AS_IS,
    SHUFFLED
  }

  private final Dataset data;
  private final int size;
  private final Order order;
  private final long seed;
  private final int[] rows;
  private final List<Tensor> tensors;
  private int position;
  private int count;

  private Batches(Dataset data, int size, Order order, long seed) {
    if (size < 1) {
      throw new IllegalArgumentException("batches of " + size + " rows");
    }
    this.data = data;
    this.size = size;
    this.order = order;
    this.seed = seed;
    this.rows = new int[data.rows()];
    this.position = rows.length;
    int largest = Math.min(size, data.rows());
    this.tensors =
        data.columns().stream().map(column -> RowGather.emptyLike(column, largest)).toList();
  }

  /**
   * In an order that is drawn anew for each epoch.
   *
   * @param data the examples
   * @param size rows of a batch, at least 1
   * @param seed equal seeds give equal orders
   * @return before the first epoch; call {@link #begin}
   * @throws IllegalArgumentException if the size is below 1
   */
  public static Batches shuffled(Dataset data, int size, long seed) {
    return new Batches(data, size, Order.SHUFFLED, seed);
  }

  /**
   * In the order of the data set, as for a test set.
   *
   * @param data the examples
   * @param size rows of a batch, at least 1
   * @return before the first epoch; call {@link #begin}
   * @throws IllegalArgumentException if the size is below 1
   */
  public static Batches inOrder(Dataset data, int size) {
    return new Batches(data, size, Order.AS_IS, 0);
  }

  /**
   * Goes before the first batch of an epoch.
   *
   * @param epoch its number, which selects the order
   */
  public void begin(int epoch) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    if (order == Order.SHUFFLED) {
      Shuffle.shuffle(rows, RandomStream.of(seed, "epoch " + epoch));
    }
    position = 0;
    count = 0;
  }

  /**
   * Passes over batches without reading them, as when a run goes on from a checkpoint.
   *
   * @param batches how many
   */
  public void skip(long batches) {
    position = (int) Math.min(rows.length, position + batches * size);
  }

  /**
   * Goes to the next batch.
   *
   * @return false at the end of the epoch
   */
  public boolean next() {
    count = Math.min(size, rows.length - position);
    if (count <= 0) {
      return false;
    }
    for (int i = 0; i < tensors.size(); i++) {
      tensors.get(i).resizeRows(count);
      RowGather.gather(data.columns().get(i), rows, position, tensors.get(i));
    }
    position += count;
    return true;
  }

  /**
   * Rows of this batch.
   *
   * @return between 1 and the size of a batch
   */
  public int rows() {
    return count;
  }

  /**
   * Batches of an epoch.
   *
   * @return the rows by the size, rounded up
   */
  public int perEpoch() {
    return (rows.length + size - 1) / size;
  }

  /**
   * This batch.
   *
   * @return one tensor per column, the same objects for every batch
   */
  public List<Tensor> tensors() {
    return tensors;
  }

  /**
   * A column of this batch.
   *
   * @param column from 0
   * @return the tensor
   * @throws ShapeException if there is no such column or it holds others than floats
   */
  public FloatTensor floats(int column) {
    if (column(column) instanceof FloatTensor floats) {
      return floats;
    }
    throw other(column, "floats");
  }

  /**
   * A column of this batch.
   *
   * @param column from 0
   * @return the tensor
   * @throws ShapeException if there is no such column or it holds others than doubles
   */
  public DoubleTensor doubles(int column) {
    if (column(column) instanceof DoubleTensor doubles) {
      return doubles;
    }
    throw other(column, "doubles");
  }

  /**
   * A column of this batch.
   *
   * @param column from 0
   * @return the tensor
   * @throws ShapeException if there is no such column or it holds others than ints
   */
  public IntTensor ints(int column) {
    if (column(column) instanceof IntTensor ints) {
      return ints;
    }
    throw other(column, "ints");
  }

  /**
   * A column of this batch.
   *
   * @param column from 0
   * @return the tensor
   * @throws ShapeException if there is no such column or it holds others than booleans
   */
  public BooleanTensor booleans(int column) {
    if (column(column) instanceof BooleanTensor booleans) {
      return booleans;
    }
    throw other(column, "booleans");
  }

  private Tensor column(int column) {
    if (column < 0 || column >= tensors.size()) {
      throw new ShapeException(
          "column " + column + " of a batch that has columns 0 to " + (tensors.size() - 1));
    }
    return tensors.get(column);
  }

  private ShapeException other(int column, String wanted) {
    String held = RowGather.kind(tensors.get(column));
    return new ShapeException(
        "column "
            + column
            + " of the batch holds "
            + held
            + ", not "
            + wanted
            + ": take it by "
            + held
            + "("
            + column
            + ")");
  }
}
