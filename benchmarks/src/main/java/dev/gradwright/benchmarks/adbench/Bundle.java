package dev.gradwright.benchmarks.adbench;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.samples.adbench.BundleAdjustment;
import java.util.List;

/** Bundle adjustment. */
public final class Bundle {
  private Bundle() {}

  /**
   * A problem of random numbers.
   *
   * @param n cameras
   * @param m points
   * @param p observations
   * @return the problem
   */
  public static Problem problem(int n, int m, int p) {
    DoubleTensor cameras = Numbers.normal("cameras", 0.3, n, 11);
    DoubleTensor points = Numbers.normal("points", 1, m, 3);
    for (int i = 0; i < m; i++) {
      points.array()[3 * i + 2] += 10;
    }
    DoubleTensor w = Numbers.normal("w", 1, p);
    IntTensor camera = Numbers.indices("camera", n, p);
    IntTensor point = Numbers.indices("point", m, p);
    DoubleTensor feature = Numbers.normal("feature", 1, p, 2);
    BundleResiduals residuals = new BundleResiduals(BundleResiduals.initialise(0), n, m, p);
    BundleAdjustment jacobian = new BundleAdjustment(BundleAdjustment.initialise(0), n, m, p);
    HandBundle hand =
        new HandBundle(
            cameras.array(),
            points.array(),
            w.array(),
            camera.array(),
            point.array(),
            feature.array());
    return new Problem(
        "ba-" + p,
        new Problem.Solution(
            () ->
                residuals.predict(cameras, points, w, camera, point, feature).reprojection().get(0),
            () ->
                jacobian.predict(cameras, points, w, camera, point, feature).reprojection().get(0),
            List.of(
                jacobian.reprojection().array(),
                jacobian.weight().array(),
                jacobian.horizontalByCamera().array(),
                jacobian.verticalByCamera().array(),
                jacobian.horizontalByPoint().array(),
                jacobian.verticalByPoint().array(),
                jacobian.horizontalByWeight().array(),
                jacobian.verticalByWeight().array(),
                jacobian.weightByWeight().array())),
        new Problem.Solution(
            hand::residuals,
            hand::jacobian,
            List.of(
                hand.errors,
                hand.weights,
                hand.byCamera[0],
                hand.byCamera[1],
                hand.byPoint[0],
                hand.byPoint[1],
                hand.byWeight[0],
                hand.byWeight[1],
                hand.weightByWeight)));
  }
}
