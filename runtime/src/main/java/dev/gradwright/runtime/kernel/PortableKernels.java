package dev.gradwright.runtime.kernel;

/**
 * Products in plain Java: along the longer of rows and columns in arrays of their own, or, where
 * both are short or one is very short, in place. The choice depends on the extents alone and does
 * not change a bit of the result.
 */
final class PortableKernels implements KernelProvider {

  @Override
  public String name() {
    return "portable Java";
  }

  @Override
  public void multiply(
      Product p, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch) {
    p.requireInside(a.length, atA, b.length, atB, c.length, atC);
    FloatOperands operands = scratch.floats;
    operands.set(p, a, atA, b, atB, c, atC);
    if (p.isOfPartialSums()) {
      FloatPartialSums.multiply(operands, 0, p.m(), 0);
    } else {
      multiply(Plan.of(p), operands, scratch);
    }
  }

  static void multiply(Plan plan, FloatOperands operands, Scratch scratch) {
    switch (plan) {
      case ROWS -> scratch.floatRows.multiply(operands);
      case COLUMNS -> {
        operands.transpose();
        scratch.floatRows.multiply(operands);
      }
      case DOTS -> FloatDots.multiply(operands);
      case DOTS_ACROSS -> {
        operands.transpose();
        FloatDots.multiply(operands);
      }
    }
  }

  @Override
  public void multiply(
      Product p, double[] a, int atA, double[] b, int atB, double[] c, int atC, Scratch scratch) {
    p.requireInside(a.length, atA, b.length, atB, c.length, atC);
    DoubleOperands operands = scratch.doubles;
    operands.set(p, a, atA, b, atB, c, atC);
    if (p.isOfPartialSums()) {
      DoublePartialSums.multiply(operands, 0, p.m(), 0);
    } else {
      multiply(Plan.of(p), operands, scratch);
    }
  }

  static void multiply(Plan plan, DoubleOperands operands, Scratch scratch) {
    switch (plan) {
      case ROWS -> scratch.doubleRows.multiply(operands);
      case COLUMNS -> {
        operands.transpose();
        scratch.doubleRows.multiply(operands);
      }
      case DOTS -> DoubleDots.multiply(operands);
      case DOTS_ACROSS -> {
        operands.transpose();
        DoubleDots.multiply(operands);
      }
    }
  }

  @Override
  public void descend(
      Product p, float[] a, int atA, float[] b, int atB, float[] x, float rate, float decay) {
    p.requireOneTerm(a.length, atA, b.length, atB, x.length);
    FloatOuter.descend(p, a, atA, b, atB, x, rate, decay);
  }

  @Override
  public void descend(
      Product p, double[] a, int atA, double[] b, int atB, double[] x, double rate, double decay) {
    p.requireOneTerm(a.length, atA, b.length, atB, x.length);
    DoubleOuter.descend(p, a, atA, b, atB, x, rate, decay);
  }

  @Override
  public float dot(float[] a, int atA, float[] b, int atB, int length) {
    float sum = 0;
    for (int i = 0; i < length; i++) {
      sum = Math.fma(a[atA + i], b[atB + i], sum);
    }
    return sum;
  }

  @Override
  public double dot(double[] a, int atA, double[] b, int atB, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum = Math.fma(a[atA + i], b[atB + i], sum);
    }
    return sum;
  }
}
