package dev.gradwright.runtime.train;

import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import java.util.Arrays;

/** How many rows of scores have their greatest one, the first of equals, at the label. */
public final class Accuracy {
  private long right;
  private long seen;

  /** Of nothing yet. */
  public Accuracy() {}

  /**
   * Takes in a batch.
   *
   * @param scores [rows, classes], such as logits or probabilities; NaN is never the greatest
   * @param labels [rows], the classes
   * @throws ShapeException if the shapes do not fit each other
   */
  public void add(RealTensor scores, IntTensor labels) {
    if (scores.rank() != 2 || labels.rank() != 1 || labels.extent(0) != scores.extent(0)) {
      throw new ShapeException(
          "scores "
              + Arrays.toString(scores.shape())
              + " for labels "
              + Arrays.toString(labels.shape()));
    }
    int classes = scores.extent(1);
    for (int row = 0; row < labels.size(); row++) {
      right += greatest(scores, row * classes, classes) == labels.get(row) ? 1 : 0;
    }
    seen += labels.size();
  }

  private static int greatest(RealTensor scores, int begin, int count) {
    int greatest = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double score = scores.get(begin + i);
      if (score > most || (greatest < 0 && score == most)) {
        most = score;
        greatest = i;
      }
    }
    return greatest;
  }

  /**
   * The share that is right.
   *
   * @return from 0 to 1, NaN of nothing
   */
  public double value() {
    return (double) right / seen;
  }

  /** Forgets everything. */
  public void reset() {
    right = 0;
    seen = 0;
  }
}
