package dev.gradwright.benchmarks.adbench;

import dev.gradwright.runtime.kernel.GammaFunction;
import java.util.Arrays;

/**
 * The mixture objective and its gradient as an expert writes them in plain Java: points in blocks,
 * arrays over the points of a block that C2 vectorises, and of the means' gradient only the sums
 * that are needed. gamma is 1 and m is 0, as in ADBench's files.
 */
final class HandMixture {
  private static final int BLOCK = 128;
  private static final double LOG_PI = Math.log(3.14159265359);

  private final int d;
  private final int k;
  private final double[] x;
  private final double[] alpha;
  private final double[] mu;
  private final double[] icf;
  private final int packed;
  private final double constant;

  /** Gradients by alpha, mu and icf. */
  final double[] alphaGradient;

  final double[] muGradient;
  final double[] icfGradient;

  private final double[][] centred;
  private final double[][] rows;
  private final double[][][] inner;
  private final double[][] beta;
  private final double[] highest = new double[BLOCK];
  private final double[] total = new double[BLOCK];
  private final double[][] factors;
  private final double[][] factorGradients;
  private final double[] sums;

  HandMixture(int d, int k, double[] alpha, double[] mu, double[] icf, double[] x) {
    this.d = d;
    this.k = k;
    this.alpha = alpha;
    this.mu = mu;
    this.icf = icf;
    this.x = x;
    packed = d + d * (d - 1) / 2;
    alphaGradient = new double[k];
    muGradient = new double[k * d];
    icfGradient = new double[k * packed];
    centred = new double[d][BLOCK];
    rows = new double[BLOCK][d];
    inner = new double[k][d][BLOCK];
    beta = new double[k][BLOCK];
    factors = new double[d][d];
    factorGradients = new double[d][d];
    sums = new double[d];
    int n = x.length / d;
    double freedom = d + 1;
    double logGamma = 0.25 * d * (d - 1) * LOG_PI;
    for (int j = 0; j < d; j++) {
      logGamma += GammaFunction.lgamma(0.5 * freedom - 0.5 * j);
    }
    double wishart = -freedom * d * 0.5 * Math.log(2) - logGamma;
    constant = -0.5 * n * d * (Math.log(2) + LOG_PI) - k * wishart;
  }

  double objective() {
    double sum = constant;
    for (int from = 0; from < x.length / d; from += BLOCK) {
      sum += weigh(from, Math.min(BLOCK, x.length / d - from));
    }
    return sum - x.length / d * logSumAlpha() + prior();
  }

  double gradient() {
    Arrays.fill(alphaGradient, 0);
    Arrays.fill(muGradient, 0);
    Arrays.fill(icfGradient, 0);
    double sum = constant;
    int n = x.length / d;
    for (int from = 0; from < n; from += BLOCK) {
      int count = Math.min(BLOCK, n - from);
      sum += weigh(from, count);
      for (int c = 0; c < k; c++) {
        derive(c, from, count);
      }
    }
    double logSum = logSumAlpha();
    for (int c = 0; c < k; c++) {
      alphaGradient[c] -= n * Math.exp(alpha[c] - logSum);
      derivePrior(c * packed);
    }
    return sum - n * logSum + prior();
  }

  /** Log likelihoods of a block; leaves each component's share of each point in beta. */
  private double weigh(int from, int count) {
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    for (int c = 0; c < k; c++) {
      measure(c, from, count);
      for (int p = 0; p < count; p++) {
        highest[p] = Math.max(highest[p], beta[c][p]);
      }
    }
    Arrays.fill(total, 0);
    for (double[] weights : beta) {
      for (int p = 0; p < count; p++) {
        weights[p] = Math.exp(weights[p] - highest[p]);
        total[p] += weights[p];
      }
    }
    double sum = 0;
    for (int p = 0; p < count; p++) {
      sum += highest[p] + Math.log(total[p]);
      total[p] = 1 / total[p];
    }
    for (double[] weights : beta) {
      for (int p = 0; p < count; p++) {
        weights[p] *= total[p];
      }
    }
    return sum;
  }

  /** {@code inner = Q (x - mu)} and beta of one component. */
  private void measure(int c, int from, int count) {
    unpack(c);
    centre(c, from, count);
    double logs = alpha[c];
    double[] squares = beta[c];
    Arrays.fill(squares, 0);
    for (int i = 0; i < d; i++) {
      logs += icf[c * packed + i];
      double[] y = inner[c][i];
      scale(count, y, factors[i][i], centred[i]);
      int j = 0;
      for (; j + 4 <= i; j += 4) {
        add(count, y, factors[i], j, centred[j], centred[j + 1], centred[j + 2], centred[j + 3]);
      }
      for (; j < i; j++) {
        add(count, y, factors[i][j], centred[j]);
      }
      addSquares(count, squares, y);
    }
    for (int p = 0; p < count; p++) {
      squares[p] = logs - 0.5 * squares[p];
    }
  }

  private void unpack(int c) {
    int at = c * packed;
    for (int j = 0; j < d; j++) {
      factors[j][j] = Math.exp(icf[at + j]);
    }
    at += d;
    for (int j = 0; j < d; j++) {
      for (int i = j + 1; i < d; i++) {
        factors[i][j] = icf[at++];
      }
    }
  }

  private void centre(int c, int from, int count) {
    for (int j = 0; j < d; j++) {
      double[] row = centred[j];
      double mean = mu[c * d + j];
      for (int p = 0; p < count; p++) {
        row[p] = x[(from + p) * d + j] - mean;
      }
    }
  }

  /** Adds the gradients of one component over a block; inner becomes {@code d beta / d inner}. */
  private void derive(int c, int from, int count) {
    unpack(c);
    double share = 0;
    for (int p = 0; p < count; p++) {
      share += beta[c][p];
      for (int j = 0; j < d; j++) {
        rows[p][j] = x[(from + p) * d + j] - mu[c * d + j];
      }
    }
    alphaGradient[c] += share;
    for (int i = 0; i < d; i++) {
      double[] y = inner[c][i];
      multiply(count, y, beta[c]);
      sums[i] = sum(count, y);
      deriveRow(i, count, y);
      icfGradient[c * packed + i] += share + factorGradients[i][i] * factors[i][i];
      for (int j = 0; j <= i; j++) {
        muGradient[c * d + j] -= factors[i][j] * sums[i];
      }
    }
    int at = c * packed + d;
    for (int j = 0; j < d; j++) {
      for (int i = j + 1; i < d; i++) {
        icfGradient[at++] += factorGradients[i][j];
      }
    }
  }

  /** {@code factorGradients[i, j] = sum over p of y[p] * (x - mu)[p, j]}. */
  private void deriveRow(int i, int count, double[] y) {
    double[] gradient = factorGradients[i];
    Arrays.fill(gradient, 0);
    int p = 0;
    for (; p + 4 <= count; p += 4) {
      add(i + 1, gradient, y, p, rows[p], rows[p + 1], rows[p + 2], rows[p + 3]);
    }
    for (; p < count; p++) {
      add(i + 1, gradient, y[p], rows[p]);
    }
  }

  private double logSumAlpha() {
    double most = Double.NEGATIVE_INFINITY;
    for (double a : alpha) {
      most = Math.max(most, a);
    }
    double sum = 0;
    for (double a : alpha) {
      sum += Math.exp(a - most);
    }
    return most + Math.log(sum);
  }

  private double prior() {
    double squares = 0;
    for (int c = 0; c < k; c++) {
      for (int i = 0; i < packed; i++) {
        double entry = i < d ? Math.exp(icf[c * packed + i]) : icf[c * packed + i];
        squares += entry * entry;
      }
    }
    return 0.5 * squares;
  }

  private void derivePrior(int at) {
    for (int i = 0; i < packed; i++) {
      icfGradient[at + i] += i < d ? Math.exp(2 * icf[at + i]) : icf[at + i];
    }
  }

  private static void scale(int n, double[] c, double a, double[] b) {
    for (int j = 0; j < n; j++) {
      c[j] = a * b[j];
    }
  }

  private static void add(int n, double[] c, double a, double[] b) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  private static void add(
      int n, double[] c, double[] a, int at, double[] b0, double[] b1, double[] b2, double[] b3) {
    double a0 = a[at];
    double a1 = a[at + 1];
    double a2 = a[at + 2];
    double a3 = a[at + 3];
    for (int j = 0; j < n; j++) {
      c[j] =
          Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
    }
  }

  private static void addSquares(int n, double[] c, double[] y) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(y[j], y[j], c[j]);
    }
  }

  private static void multiply(int n, double[] y, double[] weights) {
    for (int j = 0; j < n; j++) {
      y[j] = -y[j] * weights[j];
    }
  }

  private static double sum(int n, double[] y) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += y[j];
    }
    return sum;
  }
}
