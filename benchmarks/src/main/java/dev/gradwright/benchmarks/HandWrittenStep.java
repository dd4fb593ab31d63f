package dev.gradwright.benchmarks;

import java.util.Arrays;

/**
 * One training step of a dense classifier (relu, softmax cross-entropy, SGD) as an expert writes it
 * in plain Java for this one network: every matrix is an array of rows, the narrow last layer is
 * stored transposed so that no inner loop is shorter than the batch or the hidden layer, and each
 * weight row is updated while its gradient is still in the first-level cache.
 *
 * <p>The input and the hidden extent and the batch must be multiples of 4.
 */
final class HandWrittenStep {
  private static final int BLOCK = 56;
  private final int in;
  private final int hidden;
  private final int classes;
  private final int batch;
  private final float rate;

  /** Weights of the first layer, {@code [in][hidden]}. */
  final float[][] w1;

  /** Biases of the first layer. */
  final float[] b1;

  /** Weights of the last layer, transposed: {@code [classes][hidden]}. */
  final float[][] w2;

  /** Biases of the last layer. */
  final float[] b2;

  private final float[][] h;
  private final float[][] hTransposed;
  private final float[][] logits;
  private final float[][] seeds;
  private final float[] gradient0;
  private final float[] gradient1;
  private final float[] highest;
  private final float[] total;

  HandWrittenStep(int in, int hidden, int classes, int batch, float rate) {
    this.in = in;
    this.hidden = hidden;
    this.classes = classes;
    this.batch = batch;
    this.rate = rate;
    w1 = new float[in][hidden];
    b1 = new float[hidden];
    w2 = new float[classes][hidden];
    b2 = new float[classes];
    h = new float[batch][hidden];
    hTransposed = new float[hidden][batch];
    logits = new float[classes][batch];
    seeds = new float[batch][hidden];
    gradient0 = new float[hidden];
    gradient1 = new float[hidden];
    highest = new float[batch];
    total = new float[batch];
  }

  /** Trains on one batch and returns its mean loss before the step. */
  float step(float[][] x, int[] y) {
    activate(x);
    score();
    float loss = seedLogits(y);
    seedHidden();
    updateLast();
    updateFirst(x);
    return loss;
  }

  /** {@code h = relu(x @ w1 + b1)}, by blocks of w1 that stay in the first-level cache. */
  private void activate(float[][] x) {
    for (float[] row : h) {
      System.arraycopy(b1, 0, row, 0, hidden);
    }
    for (int from = 0; from < in; from += BLOCK) {
      addTerms(x, from, Math.min(in, from + BLOCK));
    }
    for (int n = 0; n < batch; n++) {
      relu(h[n]);
      for (int j = 0; j < hidden; j++) {
        hTransposed[j][n] = h[n][j];
      }
    }
  }

  private void addTerms(float[][] x, int from, int to) {
    for (int n = 0; n < batch; n += 2) {
      float[] c = h[n];
      float[] d = h[n + 1];
      float[] p = x[n];
      float[] q = x[n + 1];
      for (int k = from; k < to; k += 4) {
        Rows.addToTwo(
            hidden, c, d, p[k], p[k + 1], p[k + 2], p[k + 3], q[k], q[k + 1], q[k + 2], q[k + 3],
            w1[k], w1[k + 1], w1[k + 2], w1[k + 3]);
      }
    }
  }

  private static void relu(float[] row) {
    for (int j = 0; j < row.length; j++) {
      row[j] = Math.max(row[j], 0);
    }
  }

  /** {@code logits = h @ w2 + b2}, transposed. */
  private void score() {
    for (int c = 0; c < classes; c++) {
      float[] row = logits[c];
      Arrays.fill(row, b2[c]);
      float[] w = w2[c];
      for (int k = 0; k < hidden; k += 4) {
        Rows.add(
            batch,
            row,
            w[k],
            w[k + 1],
            w[k + 2],
            w[k + 3],
            hTransposed[k],
            hTransposed[k + 1],
            hTransposed[k + 2],
            hTransposed[k + 3]);
      }
    }
  }

  /** Replaces the logits by {@code (softmax(logits) - oneHot(y)) / batch}. */
  private float seedLogits(int[] y) {
    Arrays.fill(highest, Float.NEGATIVE_INFINITY);
    for (float[] row : logits) {
      for (int n = 0; n < batch; n++) {
        highest[n] = Math.max(highest[n], row[n]);
      }
    }
    double loss = 0;
    for (int n = 0; n < batch; n++) {
      loss -= logits[y[n]][n] - highest[n];
    }
    Arrays.fill(total, 0);
    for (float[] row : logits) {
      for (int n = 0; n < batch; n++) {
        row[n] = (float) Math.exp(row[n] - highest[n]);
        total[n] += row[n];
      }
    }
    for (int n = 0; n < batch; n++) {
      loss += Math.log(total[n]);
      total[n] = 1 / (total[n] * batch);
    }
    for (float[] row : logits) {
      for (int n = 0; n < batch; n++) {
        row[n] *= total[n];
      }
    }
    for (int n = 0; n < batch; n++) {
      logits[y[n]][n] -= 1f / batch;
    }
    return (float) (loss / batch);
  }

  /** {@code seeds = (logits @ w2.T) * (h > 0)}. */
  private void seedHidden() {
    for (int n = 0; n < batch; n += 2) {
      float[] c = seeds[n];
      float[] d = seeds[n + 1];
      Arrays.fill(c, 0);
      Arrays.fill(d, 0);
      int k = 0;
      for (; k + 4 <= classes; k += 4) {
        Rows.addToTwo(
            hidden,
            c,
            d,
            logits[k][n],
            logits[k + 1][n],
            logits[k + 2][n],
            logits[k + 3][n],
            logits[k][n + 1],
            logits[k + 1][n + 1],
            logits[k + 2][n + 1],
            logits[k + 3][n + 1],
            w2[k],
            w2[k + 1],
            w2[k + 2],
            w2[k + 3]);
      }
      for (; k < classes; k++) {
        Rows.add(hidden, c, logits[k][n], w2[k]);
        Rows.add(hidden, d, logits[k][n + 1], w2[k]);
      }
      mask(c, h[n]);
      mask(d, h[n + 1]);
    }
  }

  // No branch, which C2 would not vectorise: every positive value becomes 1.
  private static void mask(float[] seed, float[] value) {
    for (int j = 0; j < seed.length; j++) {
      seed[j] *= Math.min(value[j] * Float.MAX_VALUE * Float.MAX_VALUE, 1);
    }
  }

  private void updateLast() {
    for (int c = 0; c < classes; c++) {
      Arrays.fill(gradient0, 0);
      float[] seed = logits[c];
      float sum = 0;
      for (int n = 0; n < batch; n += 4) {
        Rows.add(
            hidden,
            gradient0,
            seed[n],
            seed[n + 1],
            seed[n + 2],
            seed[n + 3],
            h[n],
            h[n + 1],
            h[n + 2],
            h[n + 3]);
        sum += seed[n] + seed[n + 1] + seed[n + 2] + seed[n + 3];
      }
      Rows.add(hidden, w2[c], -rate, gradient0);
      b2[c] -= rate * sum;
    }
  }

  private void updateFirst(float[][] x) {
    for (int k = 0; k < in; k += 2) {
      Arrays.fill(gradient0, 0);
      Arrays.fill(gradient1, 0);
      for (int n = 0; n < batch; n += 4) {
        float[] x0 = x[n];
        float[] x1 = x[n + 1];
        float[] x2 = x[n + 2];
        float[] x3 = x[n + 3];
        Rows.addToTwo(
            hidden,
            gradient0,
            gradient1,
            x0[k],
            x1[k],
            x2[k],
            x3[k],
            x0[k + 1],
            x1[k + 1],
            x2[k + 1],
            x3[k + 1],
            seeds[n],
            seeds[n + 1],
            seeds[n + 2],
            seeds[n + 3]);
      }
      Rows.add(hidden, w1[k], -rate, gradient0);
      Rows.add(hidden, w1[k + 1], -rate, gradient1);
    }
    Arrays.fill(gradient0, 0);
    for (int n = 0; n < batch; n += 4) {
      Rows.add(hidden, gradient0, 1, 1, 1, 1, seeds[n], seeds[n + 1], seeds[n + 2], seeds[n + 3]);
    }
    Rows.add(hidden, b1, -rate, gradient0);
  }
}
