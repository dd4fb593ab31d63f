package dev.gradwright.samples;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.samples.adbench.DiagonalLstm;

/** The diagonal LSTM of ADBench. */
final class AdbenchLstm {
  private AdbenchLstm() {}

  static AdbenchResults results(AdbenchNumbers input) {
    int l = input.count();
    int c = input.count();
    int b = input.count();
    DoubleTensor main = input.tensor(l, 2, 4, b);
    DoubleTensor extra = input.tensor(3, b);
    DoubleTensor start = input.tensor(l, 2, b);
    DiagonalLstm lstm = new DiagonalLstm(DiagonalLstm.initialise(0), l, c, b);
    lstm.predict(main, extra, start, input.tensor(c, b));
    return new AdbenchResults()
        .with("objective", lstm.objective().get())
        .with("gradient", Joined.of(lstm.mainGradient().array(), lstm.extraGradient().array()));
  }
}
