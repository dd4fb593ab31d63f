package dev.gradwright.compiler.verify;

/**
 * A claimed slope beside the one that differences found.
 *
 * @param uncertainty of the numeric one
 * @param scale the size of the terms that the slope is the sum of: cancellation among them is no
 *     gain in accuracy
 */
record Comparison(double analytic, double numeric, double uncertainty, double scale) {
  /**
   * Twice extrapolated differences in f64 are good to 1e-9 and better; a rule that is wrong is
   * wrong by far more than this.
   */
  static final double TOLERANCE = 1e-6;

  double error() {
    return Math.abs(analytic - numeric);
  }

  /** The error relative to what is compared, or to the least slope that could be seen at all. */
  double relativeError() {
    double size = Math.max(Math.max(Math.abs(analytic), Math.abs(numeric)), scale);
    double visible = Math.max(size, uncertainty / TOLERANCE);
    return error() == 0 ? 0 : error() / visible;
  }

  boolean agrees() {
    return relativeError() <= TOLERANCE;
  }

  /** Whether the difference is too coarse to tell right from wrong among slopes of that size. */
  boolean isBlind(double typical) {
    return !(uncertainty <= 1e-4 * typical);
  }
}
