package dev.gradwright.benchmarks.adbench;

import java.util.Arrays;

/**
 * ADBench's diagonal LSTM and its gradient as an expert writes them in plain Java: what the way
 * back needs is kept step by step, and tanh and the sigmoid are made of one exponential each.
 */
final class HandLstm {
  private static final int GATES = 4;
  private static final int FORGET = 0;
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int CHANGE = 3;

  private final int l;
  private final int steps;
  private final int b;
  private final double[] main;
  private final double[] extra;
  private final double[] start;
  private final double[] sequence;

  /** Gradients by main and extra. */
  final double[] mainGradient;

  final double[] extraGradient;

  // For each step and layer: h before, cell before, the four gates, tanh of the cell, what comes
  // in.
  private final double[] hidden;
  private final double[] cells;
  private final double[] gates;
  private final double[] bent;
  private final double[] come;
  private final double[] last;
  private final double[] hiddenSeeds;
  private final double[] cellSeeds;
  private final double[] seeds;

  HandLstm(int l, int c, int b, double[] main, double[] extra, double[] start, double[] sequence) {
    this.l = l;
    this.steps = c - 1;
    this.b = b;
    this.main = main;
    this.extra = extra;
    this.start = start;
    this.sequence = sequence;
    mainGradient = new double[main.length];
    extraGradient = new double[extra.length];
    hidden = new double[c * l * b];
    cells = new double[c * l * b];
    gates = new double[c * l * GATES * b];
    bent = new double[c * l * b];
    come = new double[c * (l + 1) * b];
    last = new double[b];
    hiddenSeeds = new double[l * b];
    cellSeeds = new double[l * b];
    seeds = new double[b];
  }

  double objective() {
    begin();
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      forward(t);
      sum += score(t);
    }
    return -sum / (steps * b);
  }

  double gradient() {
    double value = objective();
    Arrays.fill(mainGradient, 0);
    Arrays.fill(extraGradient, 0);
    Arrays.fill(hiddenSeeds, 0);
    Arrays.fill(cellSeeds, 0);
    for (int t = steps - 1; t >= 0; t--) {
      backward(t);
    }
    return value;
  }

  private void begin() {
    for (int layer = 0; layer < l; layer++) {
      System.arraycopy(start, 2 * layer * b, hidden, layer * b, b);
      System.arraycopy(start, (2 * layer + 1) * b, cells, layer * b, b);
    }
  }

  private void forward(int t) {
    int x = t * (l + 1) * b;
    for (int j = 0; j < b; j++) {
      come[x + j] = sequence[t * b + j] * extra[j];
    }
    for (int layer = 0; layer < l; layer++) {
      int w = layer * 2 * GATES * b;
      int bias = w + GATES * b;
      int now = (t * l + layer) * b;
      int next = now + l * b;
      int gate = now * GATES;
      for (int j = 0; j < b; j++) {
        double in = come[x + layer * b + j];
        double h = hidden[now + j];
        double f = sigmoid(in * main[w + FORGET * b + j] + main[bias + FORGET * b + j]);
        double i = sigmoid(h * main[w + INPUT * b + j] + main[bias + INPUT * b + j]);
        double o = sigmoid(in * main[w + OUTPUT * b + j] + main[bias + OUTPUT * b + j]);
        double g = tanh(h * main[w + CHANGE * b + j] + main[bias + CHANGE * b + j]);
        double cell = cells[now + j] * f + i * g;
        double y = tanh(cell);
        gates[gate + FORGET * b + j] = f;
        gates[gate + INPUT * b + j] = i;
        gates[gate + OUTPUT * b + j] = o;
        gates[gate + CHANGE * b + j] = g;
        bent[now + j] = y;
        cells[next + j] = cell;
        hidden[next + j] = o * y;
        come[x + (layer + 1) * b + j] = o * y;
      }
    }
  }

  /** {@code sum over j of s[t+1, j] * (y[j] - log(2 + sum of exp(y)))}; leaves y in last. */
  private double score(int t) {
    int top = (t * (l + 1) + l) * b;
    double total = 2;
    for (int j = 0; j < b; j++) {
      last[j] = come[top + j] * extra[b + j] + extra[2 * b + j];
      total += Math.exp(last[j]);
    }
    double normaliser = Math.log(total);
    double sum = 0;
    for (int j = 0; j < b; j++) {
      sum += sequence[(t + 1) * b + j] * (last[j] - normaliser);
    }
    return sum;
  }

  private void backward(int t) {
    seedTop(t);
    for (int layer = l - 1; layer >= 0; layer--) {
      backward(t, layer);
    }
    for (int j = 0; j < b; j++) {
      extraGradient[j] += seeds[j] * sequence[t * b + j];
    }
  }

  private void seedTop(int t) {
    int top = (t * (l + 1) + l) * b;
    double total = 2;
    double ones = 0;
    for (int j = 0; j < b; j++) {
      last[j] = Math.exp(come[top + j] * extra[b + j] + extra[2 * b + j]);
      total += last[j];
      ones += sequence[(t + 1) * b + j];
    }
    double scale = -1.0 / (steps * b);
    for (int j = 0; j < b; j++) {
      double seed = scale * (sequence[(t + 1) * b + j] - ones * last[j] / total);
      extraGradient[b + j] += seed * come[top + j];
      extraGradient[2 * b + j] += seed;
      seeds[j] = seed * extra[b + j];
    }
  }

  /** From the seeds of what a layer gives to those of what comes in, of h and of the cell. */
  private void backward(int t, int layer) {
    int w = layer * 2 * GATES * b;
    int bias = w + GATES * b;
    int now = (t * l + layer) * b;
    int gate = now * GATES;
    for (int j = 0; j < b; j++) {
      double f = gates[gate + FORGET * b + j];
      double i = gates[gate + INPUT * b + j];
      double o = gates[gate + OUTPUT * b + j];
      double g = gates[gate + CHANGE * b + j];
      double y = bent[now + j];
      double in = come[(t * (l + 1) + layer) * b + j];
      double h = hidden[now + j];
      double seed = seeds[j] + hiddenSeeds[layer * b + j];
      double cell = cellSeeds[layer * b + j] + seed * o * (1 - y * y);
      double toForget = cell * cells[now + j] * f * (1 - f);
      double toInput = cell * g * i * (1 - i);
      double toOutput = seed * y * o * (1 - o);
      double toChange = cell * i * (1 - g * g);
      mainGradient[w + FORGET * b + j] += toForget * in;
      mainGradient[w + INPUT * b + j] += toInput * h;
      mainGradient[w + OUTPUT * b + j] += toOutput * in;
      mainGradient[w + CHANGE * b + j] += toChange * h;
      mainGradient[bias + FORGET * b + j] += toForget;
      mainGradient[bias + INPUT * b + j] += toInput;
      mainGradient[bias + OUTPUT * b + j] += toOutput;
      mainGradient[bias + CHANGE * b + j] += toChange;
      seeds[j] = toForget * main[w + FORGET * b + j] + toOutput * main[w + OUTPUT * b + j];
      hiddenSeeds[layer * b + j] =
          toInput * main[w + INPUT * b + j] + toChange * main[w + CHANGE * b + j];
      cellSeeds[layer * b + j] = cell * f;
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  // Near 0 the last digits are lost, which the objective does not notice.
  private static double tanh(double x) {
    return 1 - 2 / (1 + Math.exp(2 * x));
  }
}
