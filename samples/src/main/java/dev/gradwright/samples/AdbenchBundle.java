package dev.gradwright.samples;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.samples.adbench.BundleAdjustment;

/**
 * Bundle adjustment of ADBench: residuals, and their Jacobian in compressed rows. Columns are all
 * cameras, then all points, then all weights.
 */
final class AdbenchBundle {
  private static final int CAMERA = 11;
  private static final int POINT = 3;

  /** How many entries the row of a reprojection error has: a camera, a point and a weight. */
  private static final int ROW = CAMERA + POINT + 1;

  private final int n;
  private final int m;
  private final int p;
  private final DoubleTensor cameras;
  private final DoubleTensor points;
  private final DoubleTensor w;
  private final IntTensor camera;
  private final IntTensor point;
  private final DoubleTensor feature;
  private final BundleAdjustment model;

  private AdbenchBundle(AdbenchNumbers input) {
    n = input.count();
    m = input.count();
    p = input.count();
    if (input.left() == ROW + 2) {
      cameras = repeated(input.tensor(1, CAMERA), n);
      points = repeated(input.tensor(1, POINT), m);
      w = DoubleTensor.of(repeated(input.tensor(1, 1), p).array(), p);
      camera = inTurn(n);
      point = inTurn(m);
      feature = repeated(input.tensor(1, 2), p);
    } else {
      cameras = input.tensor(n, CAMERA);
      points = input.tensor(m, POINT);
      w = input.tensor(p);
      IntTensor seen = input.ints(p, 2);
      camera = column(seen, 0);
      point = column(seen, 1);
      feature = input.tensor(p, 2);
    }
    model = new BundleAdjustment(BundleAdjustment.initialise(0), n, m, p);
    model.predict(cameras, points, w, camera, point, feature);
  }

  static AdbenchResults results(AdbenchNumbers input) {
    return new AdbenchBundle(input).results();
  }

  private static DoubleTensor repeated(DoubleTensor row, int times) {
    double[] once = row.array();
    DoubleTensor all = DoubleTensor.zeros(times, once.length);
    for (int i = 0; i < times; i++) {
      System.arraycopy(once, 0, all.array(), i * once.length, once.length);
    }
    return all;
  }

  private IntTensor inTurn(int count) {
    IntTensor all = IntTensor.zeros(p);
    for (int i = 0; i < p; i++) {
      all.array()[i] = i % count;
    }
    return all;
  }

  private IntTensor column(IntTensor pairs, int column) {
    IntTensor all = IntTensor.zeros(p);
    for (int i = 0; i < p; i++) {
      all.array()[i] = pairs.array()[2 * i + column];
    }
    return all;
  }

  private AdbenchResults results() {
    int[] starts = new int[3 * p + 1];
    int[] columns = new int[2 * p * ROW + p];
    double[] values = new double[columns.length];
    for (int i = 0; i < p; i++) {
      int at = 2 * i * ROW;
      starts[2 * i + 1] = at + ROW;
      starts[2 * i + 2] = at + 2 * ROW;
      row(
          i,
          columns,
          values,
          at,
          model.horizontalByCamera(),
          model.horizontalByPoint(),
          model.horizontalByWeight());
      row(
          i,
          columns,
          values,
          at + ROW,
          model.verticalByCamera(),
          model.verticalByPoint(),
          model.verticalByWeight());
      int last = 2 * p * ROW + i;
      starts[2 * p + i + 1] = last + 1;
      columns[last] = weightColumn(i);
      values[last] = model.weightByWeight().array()[i];
    }
    return new AdbenchResults()
        .with("reproj_err", model.reprojection().array())
        .with("w_err", model.weight().array())
        .shape("jacobian_shape", 3 * p, CAMERA * n + POINT * m + p)
        .with("jacobian_row_start", starts)
        .with("jacobian_col", columns)
        .with("jacobian_val", values);
  }

  private void row(
      int i,
      int[] columns,
      double[] values,
      int at,
      DoubleTensor byCamera,
      DoubleTensor byPoint,
      DoubleTensor byWeight) {
    for (int k = 0; k < CAMERA; k++) {
      columns[at + k] = camera.array()[i] * CAMERA + k;
    }
    for (int k = 0; k < POINT; k++) {
      columns[at + CAMERA + k] = CAMERA * n + point.array()[i] * POINT + k;
    }
    columns[at + ROW - 1] = weightColumn(i);
    System.arraycopy(byCamera.array(), i * CAMERA, values, at, CAMERA);
    System.arraycopy(byPoint.array(), i * POINT, values, at + CAMERA, POINT);
    values[at + ROW - 1] = byWeight.array()[i];
  }

  private int weightColumn(int i) {
    return CAMERA * n + POINT * m + i;
  }
}
