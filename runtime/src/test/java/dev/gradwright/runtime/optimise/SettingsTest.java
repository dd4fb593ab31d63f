package dev.gradwright.runtime.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.DoubleTensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class SettingsTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void ratesAreNotNegative() {
    says("rate = -1.0, expected a number of at least 0", () -> Adam.rate(-1));
    says("rate = NaN, expected a number of at least 0", () -> Sgd.rate(NAN));
    says("rate = Infinity, expected a number of at least 0", () -> AdamW.rate(INFINITE));
    says("rate = -0.1, expected a number of at least 0", () -> RmsProp.rate(-0.1));
    says("rate = -0.1, expected a number of at least 0", () -> Adagrad.rate(-0.1));
    says("rate = -1.0, expected a number of at least 0", () -> Schedule.step(-1, 0.5, 2));
    says("factor = NaN, expected a number of at least 0", () -> Schedule.step(1, NAN, 2));
    says("last = -1.0, expected a number of at least 0", () -> Schedule.cosine(1, -1, 2));
  }

  @Test
  void whatIsKeptFromStepToStepIsAShare() {
    String range = ", expected a number of at least 0 and below 1";
    says("beta1 = 1.5" + range, () -> Adam.rate(1).betas(1.5, 2));
    says("beta2 = 1.0" + range, () -> AdamW.rate(1).betas(0, 1));
    says("rho = -0.5" + range, () -> RmsProp.rate(1).rho(-0.5));
    says("momentum = 7.0" + range, () -> Sgd.rate(1).momentum(7));
    says("momentum = NaN" + range, () -> Sgd.rate(1).nesterov(NAN));
  }

  @Test
  void decayAndEpsilonAreNotNegative() {
    says("weightDecay = -1.0, expected a number of at least 0", () -> Sgd.rate(1).weightDecay(-1));
    says("weightDecay = NaN, expected a number of at least 0", () -> Adam.rate(1).weightDecay(NAN));
    says("epsilon = -1.0, expected a number of at least 0", () -> Adagrad.rate(1).epsilon(-1));
    says("epsilon = NaN, expected a number of at least 0", () -> RmsProp.rate(1).epsilon(NAN));
  }

  @Test
  void aScheduleIsHeldToItAtEveryStep() {
    List<Parameter> list = List.of(new Parameter("x", DoubleTensor.scalar(1)));
    Parameters x = () -> list;
    Optimizer sgd = Sgd.rate(step -> step < 2 ? 0.5 : NAN);
    sgd.step(x, x);
    sgd.step(x, x);
    says("rate = NaN at step 2, expected a number of at least 0", () -> sgd.step(x, x));
    assertEquals(0.25, x.flat().get(0));
  }

  @Test
  void whatIsNullIsRefusedWhereItIsGiven() {
    Schedule none = null;
    isNull("rate", () -> Adam.rate(none));
    isNull("rate", () -> AdamW.rate(none));
    isNull("rate", () -> Adagrad.rate(none));
    isNull("rate", () -> RmsProp.rate(none));
    isNull("rate", () -> Sgd.rate(none));
    isNull("model", () -> new Descent(null));
  }

  private static void isNull(String name, Executable action) {
    assertEquals(name, assertThrows(NullPointerException.class, action).getMessage());
  }

  private static void says(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
