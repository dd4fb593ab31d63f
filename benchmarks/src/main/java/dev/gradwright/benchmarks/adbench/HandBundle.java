package dev.gradwright.benchmarks.adbench;

/**
 * Bundle adjustment's residuals and the blocks of their Jacobian as an expert writes them in plain
 * Java: the chain rule through rotation, projection and distortion, all in locals.
 */
final class HandBundle {
  private static final int CAMERA = 11;

  private final double[] cameras;
  private final double[] points;
  private final double[] w;
  private final int[] camera;
  private final int[] point;
  private final double[] feature;

  /** Two errors per observation. */
  final double[] errors;

  /** What each weight lacks, {@code 1 - w^2}. */
  final double[] weights;

  /** Derivatives of the horizontal and of the vertical errors, by observation. */
  final double[][] byCamera;

  final double[][] byPoint;
  final double[][] byWeight;

  /** Derivatives of the weights' residuals. */
  final double[] weightByWeight;

  // Where the camera sees the point, before and after the division.
  private double a0;
  private double a1;
  private double a2;
  private double sin;
  private double cos;
  private double angle;
  private double x0;
  private double x1;
  private double x2;
  private double s0;
  private double s1;
  private double s2;
  private double p0;
  private double p1;
  private double square;
  private double stretch;

  HandBundle(
      double[] cameras, double[] points, double[] w, int[] camera, int[] point, double[] feature) {
    this.cameras = cameras;
    this.points = points;
    this.w = w;
    this.camera = camera;
    this.point = point;
    this.feature = feature;
    int count = w.length;
    errors = new double[2 * count];
    weights = new double[count];
    byCamera = new double[2][CAMERA * count];
    byPoint = new double[2][3 * count];
    byWeight = new double[2][count];
    weightByWeight = new double[count];
  }

  double residuals() {
    for (int i = 0; i < w.length; i++) {
      see(i);
    }
    return errors[0];
  }

  double jacobian() {
    for (int i = 0; i < w.length; i++) {
      see(i);
      weightByWeight[i] = -2 * w[i];
      double f = cameras[camera[i] * CAMERA + 6];
      double bend = bend(i);
      deriveRow(0, i, f * (stretch + 2 * bend * p0 * p0), f * 2 * bend * p0 * p1);
      deriveRow(1, i, f * 2 * bend * p0 * p1, f * (stretch + 2 * bend * p1 * p1));
    }
    return errors[0];
  }

  private double bend(int i) {
    int at = camera[i] * CAMERA;
    return cameras[at + 9] + 2 * cameras[at + 10] * square;
  }

  private void see(int i) {
    int at = camera[i] * CAMERA;
    turn(at, point[i] * 3);
    p0 = s0 / s2;
    p1 = s1 / s2;
    square = p0 * p0 + p1 * p1;
    stretch = 1 + cameras[at + 9] * square + cameras[at + 10] * square * square;
    errors[2 * i] = w[i] * (cameras[at + 6] * p0 * stretch + cameras[at + 7] - feature[2 * i]);
    errors[2 * i + 1] =
        w[i] * (cameras[at + 6] * p1 * stretch + cameras[at + 8] - feature[2 * i + 1]);
    weights[i] = 1 - w[i] * w[i];
  }

  /** Rodrigues' rotation of the point as seen from the camera's centre. */
  private void turn(int at, int from) {
    double r0 = cameras[at];
    double r1 = cameras[at + 1];
    double r2 = cameras[at + 2];
    x0 = points[from] - cameras[at + 3];
    x1 = points[from + 1] - cameras[at + 4];
    x2 = points[from + 2] - cameras[at + 5];
    angle = Math.sqrt(r0 * r0 + r1 * r1 + r2 * r2);
    a0 = r0 / angle;
    a1 = r1 / angle;
    a2 = r2 / angle;
    sin = Math.sin(angle);
    cos = Math.cos(angle);
    double along = (1 - cos) * (a0 * x0 + a1 * x1 + a2 * x2);
    s0 = cos * x0 + sin * (a1 * x2 - a2 * x1) + along * a0;
    s1 = cos * x1 + sin * (a2 * x0 - a0 * x2) + along * a1;
    s2 = cos * x2 + sin * (a0 * x1 - a1 * x0) + along * a2;
  }

  /** One row of the Jacobian, from the derivatives of its coordinate by p0 and p1. */
  private void deriveRow(int row, int i, double byP0, double byP1) {
    double weight = w[i];
    double g0 = weight * byP0 / s2;
    double g1 = weight * byP1 / s2;
    double g2 = -(g0 * p0 + g1 * p1);
    double[] out = byCamera[row];
    int to = i * CAMERA;
    double f = cameras[camera[i] * CAMERA + 6];
    double p = row == 0 ? p0 : p1;
    derivePlace(row, i, g0, g1, g2);
    deriveTurn(out, to, g0, g1, g2);
    out[to + 6] = weight * p * stretch;
    out[to + 7] = row == 0 ? weight : 0;
    out[to + 8] = row == 0 ? 0 : weight;
    out[to + 9] = weight * f * p * square;
    out[to + 10] = weight * f * p * square * square;
    byWeight[row][i] = errors[2 * i + row] / weight;
  }

  /** {@code R^T g} for the point, its opposite for the centre. */
  private void derivePlace(int row, int i, double g0, double g1, double g2) {
    double along = (1 - cos) * (a0 * g0 + a1 * g1 + a2 * g2);
    double d0 = cos * g0 + sin * (g1 * a2 - g2 * a1) + along * a0;
    double d1 = cos * g1 + sin * (g2 * a0 - g0 * a2) + along * a1;
    double d2 = cos * g2 + sin * (g0 * a1 - g1 * a0) + along * a2;
    double[] place = byPoint[row];
    place[3 * i] = d0;
    place[3 * i + 1] = d1;
    place[3 * i + 2] = d2;
    double[] centre = byCamera[row];
    centre[i * CAMERA + 3] = -d0;
    centre[i * CAMERA + 4] = -d1;
    centre[i * CAMERA + 5] = -d2;
  }

  /** By the angle along the axis, and by the axis across it over the angle. */
  private void deriveTurn(double[] out, int to, double g0, double g1, double g2) {
    double c0 = a1 * x2 - a2 * x1;
    double c1 = a2 * x0 - a0 * x2;
    double c2 = a0 * x1 - a1 * x0;
    double ax = a0 * x0 + a1 * x1 + a2 * x2;
    double ag = a0 * g0 + a1 * g1 + a2 * g2;
    double byAngle =
        cos * (g0 * c0 + g1 * c1 + g2 * c2) + sin * (ax * ag - (g0 * x0 + g1 * x1 + g2 * x2));
    double h0 = sin * (x1 * g2 - x2 * g1) + (1 - cos) * (ax * g0 + ag * x0);
    double h1 = sin * (x2 * g0 - x0 * g2) + (1 - cos) * (ax * g1 + ag * x1);
    double h2 = sin * (x0 * g1 - x1 * g0) + (1 - cos) * (ax * g2 + ag * x2);
    double ah = a0 * h0 + a1 * h1 + a2 * h2;
    out[to] = byAngle * a0 + (h0 - ah * a0) / angle;
    out[to + 1] = byAngle * a1 + (h1 - ah * a1) / angle;
    out[to + 2] = byAngle * a2 + (h2 - ah * a2) / angle;
  }
}
