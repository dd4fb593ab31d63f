package dev.gradwright.samples;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealVector;

/**
 * To how many decimal digits a fit agrees with what is certified: its parameters as first found,
 * after three steps of Gauss and Newton, and their standard deviations there.
 */
record NistFit(String set, String start, double digits, double refined, double deviations) {
  /** As many as NIST publishes of curves. */
  private static final double CERTIFIED = 11;

  static NistFit of(NistSet set, NistSet.Start start) {
    LeastSquares squares = set.squares();
    RealVector found = set.fit().apply(start.at());
    RealVector refined = squares.step(squares.step(squares.step(found)));
    return new NistFit(
        set.name(),
        start.name(),
        digits(found, set.values()),
        digits(refined, set.values()),
        digits(squares.deviations(refined), set.deviations()));
  }

  /** Of the worst entry. */
  private static double digits(RealVector found, RealVector certified) {
    return IntStream.range(0, certified.getDimension())
        .mapToDouble(k -> digits(found.getEntry(k), certified.getEntry(k)))
        .min()
        .orElseThrow();
  }

  private static double digits(double found, double certified) {
    return Math.min(CERTIFIED, -Math.log10(Math.abs(found - certified) / Math.abs(certified)));
  }
}
