package dev.gradwright.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Published examples, recomputed elsewhere with many digits. */
final class WorkedNumbersTest {
  // A few operations in double, each rounded once.
  private static final double FEW_ROUNDINGS = 1e-14;
  // 10,000 steps in double.
  private static final double MANY_ROUNDINGS = 1e-12;

  @Test
  void circuit() {
    Result found = Circuit.run();
    equal(-12, found, "f");
    equal(-4, found, "dx");
    equal(-4, found, "dy");
    equal(3, found, "dz");
  }

  @Test
  void neuron() {
    Result found = Circuit.neuron();
    equal(0.7310585786300049, found, "f");
    equal(-0.19661193324148185, found, "dw0");
    equal(-0.3932238664829637, found, "dw1");
    equal(0.19661193324148185, found, "dw2");
    equal(0.3932238664829637, found, "dx0");
    equal(-0.58983579972444555, found, "dx1");
  }

  @Test
  void quotient() {
    Result found = Circuit.quotient();
    equal(1.5456448841066441, found, "f");
    equal(2.0595697955721648, found, "dx");
    equal(1.5922327514838093, found, "dy");
  }

  @Test
  void gates() {
    Result found = Circuit.gates();
    equal(-20, found, "f");
    equal(-8, found, "dx");
    equal(6, found, "dy");
    equal(2, found, "dz");
    equal(0, found, "dw");
  }

  @Test
  void scores() {
    Result found = Circuit.scores();
    equal(1.0401905694301083, found, "crossEntropy");
    equal(1.58, found, "hinge");
    equal(.015449315676073602, found, "p0");
    equal(.63116335360470877, found, "p1");
    equal(.35338733071921768, found, "p2");
    equal(.015449315676073602, found, "ds0");
    equal(.63116335360470877, found, "ds1");
    equal(-.64661266928078232, found, "ds2");
  }

  @Test
  void micrograd() {
    Result sanity = Micrograd.sanity();
    equal(-20, sanity, "y");
    equal(46, sanity, "dydx");
    Result found = Micrograd.run();
    equal(2421 / 98.0, found, "g");
    equal(47620 / 343.0, found, "dgda");
    equal(221433 / 343.0, found, "dgdb");
  }

  @Test
  void mazur() {
    Result found = Mazur.run();
    equal(0.29837110876000272, found, "error0", MANY_ROUNDINGS);
    equal(0.29102777369359933, found, "error1", MANY_ROUNDINGS);
    equal(0.22091859205390402, found, "error10", MANY_ROUNDINGS);
    equal(0.020046828249425198, found, "error100", MANY_ROUNDINGS);
    equal(0.001114349453733746, found, "error1000", MANY_ROUNDINGS);
    equal(3.51018778297885e-05, found, "error10000", MANY_ROUNDINGS);
  }

  private static void equal(double expected, Result found, String key) {
    equal(expected, found, key, FEW_ROUNDINGS);
  }

  private static void equal(double expected, Result found, String key, double relative) {
    assertEquals(expected, found.get(key), Math.abs(expected) * relative, key);
  }
}
