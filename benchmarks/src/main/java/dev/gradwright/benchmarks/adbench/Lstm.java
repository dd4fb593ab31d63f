package dev.gradwright.benchmarks.adbench;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.samples.adbench.DiagonalLstm;
import java.util.List;

/** Diagonal LSTMs. */
public final class Lstm {
  private static final int BITS = 14;

  private Lstm() {}

  /**
   * A problem of random numbers.
   *
   * @param l layers
   * @param c steps of the sequence
   * @return the problem
   */
  public static Problem problem(int l, int c) {
    DoubleTensor main = Numbers.normal("main", 0.5, l, 2, 4, BITS);
    DoubleTensor extra = Numbers.normal("extra", 0.5, 3, BITS);
    DoubleTensor start = Numbers.normal("start", 0.5, l, 2, BITS);
    DoubleTensor sequence = Numbers.bits("sequence", c, BITS);
    LstmObjective objective = new LstmObjective(LstmObjective.initialise(0), l, c, BITS);
    DiagonalLstm gradient = new DiagonalLstm(DiagonalLstm.initialise(0), l, c, BITS);
    HandLstm hand =
        new HandLstm(l, c, BITS, main.array(), extra.array(), start.array(), sequence.array());
    return new Problem(
        "lstm-l" + l + "-c" + c,
        new Problem.Solution(
            () -> objective.predict(main, extra, start, sequence).get(0),
            () -> gradient.predict(main, extra, start, sequence).objective().get(0),
            List.of(gradient.mainGradient().array(), gradient.extraGradient().array())),
        new Problem.Solution(
            hand::objective, hand::gradient, List.of(hand.mainGradient, hand.extraGradient)));
  }
}
