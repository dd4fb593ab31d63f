package dev.gradwright.samples;

import static dev.gradwright.runtime.tensor.DoubleTensor.scalar;

import dev.gradwright.samples.micrograd.MoreOps;
import dev.gradwright.samples.micrograd.SanityCheck;

/** The two expressions by which A. Karpathy's micrograd is tested. */
final class Micrograd {
  private Micrograd() {}

  static Result run() {
    System.out.println(sanity());
    MoreOps ops = new MoreOps(MoreOps.initialise(0));
    ops.predict(scalar(-4), scalar(2));
    return Result.of("micrograd")
        .with("g", ops.g().get())
        .with("dgda", ops.dgda().get())
        .with("dgdb", ops.dgdb().get());
  }

  static Result sanity() {
    SanityCheck check = new SanityCheck(SanityCheck.initialise(0));
    check.predict(scalar(-4));
    return Result.of("sanity").with("y", check.y().get()).with("dydx", check.dydx().get());
  }
}
