package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.scalar.Fold;

/** The values of the reduced axes on their way to becoming one. */
final class Folding {
  private final Fold fold;
  private double value;
  private double magnitude;
  private double best;
  private int count;

  Folding(Fold fold) {
    this.fold = fold;
    this.value =
        switch (fold) {
          case SUM, ARGMAX, ARGMIN -> 0;
          case PRODUCT -> 1;
          case MAX -> Double.NEGATIVE_INFINITY;
          case MIN -> Double.POSITIVE_INFINITY;
        };
  }

  void add(double x, double error) {
    switch (fold) {
      case SUM -> {
        value += x;
        magnitude += error;
      }
      case PRODUCT -> {
        magnitude = Math.abs(value) * error + Math.abs(x) * magnitude;
        value *= x;
      }
      case MAX -> {
        value = Math.max(value, x);
        magnitude = Math.max(magnitude, error);
      }
      case MIN -> {
        value = Math.min(value, x);
        magnitude = Math.max(magnitude, error);
      }
      case ARGMAX -> pick(x, Math.max(x, best));
      case ARGMIN -> pick(x, Math.min(x, best));
    }
    count++;
  }

  /** Takes the position of x if it comes first or is better than what was best. */
  private void pick(double x, double better) {
    if (count == 0 || x == better && x != best) {
      best = x;
      value = count;
    }
  }

  double value() {
    return value;
  }

  double magnitude() {
    return magnitude;
  }
}
