package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Layout;
import dev.gradwright.runtime.kernel.Product.Store;

/** Products in plain Java. */
final class PortableKernels implements KernelProvider {

  @Override
  public String name() {
    return "portable Java";
  }

  @Override
  public void multiply(
      Product p, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch) {
    for (int i = 0; i < p.m(); i++) {
      for (int j = 0; j < p.n(); j++) {
        float sum = p.store() == Store.ADD ? c[atC + i * p.leadingC() + j] : 0;
        for (int k = 0; k < p.k(); k++) {
          int ia = p.left() == Layout.PLAIN ? i * p.leadingA() + k : k * p.leadingA() + i;
          int ib = p.right() == Layout.PLAIN ? k * p.leadingB() + j : j * p.leadingB() + k;
          sum += a[atA + ia] * b[atB + ib];
        }
        c[atC + i * p.leadingC() + j] = sum;
      }
    }
  }

  @Override
  public void multiply(
      Product p, double[] a, int atA, double[] b, int atB, double[] c, int atC, Scratch scratch) {
    for (int i = 0; i < p.m(); i++) {
      for (int j = 0; j < p.n(); j++) {
        double sum = p.store() == Store.ADD ? c[atC + i * p.leadingC() + j] : 0;
        for (int k = 0; k < p.k(); k++) {
          int ia = p.left() == Layout.PLAIN ? i * p.leadingA() + k : k * p.leadingA() + i;
          int ib = p.right() == Layout.PLAIN ? k * p.leadingB() + j : j * p.leadingB() + k;
          sum += a[atA + ia] * b[atB + ib];
        }
        c[atC + i * p.leadingC() + j] = sum;
      }
    }
  }

  @Override
  public float dot(float[] a, int atA, float[] b, int atB, int length) {
    float sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[atA + i] * b[atB + i];
    }
    return sum;
  }

  @Override
  public double dot(double[] a, int atA, double[] b, int atB, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[atA + i] * b[atB + i];
    }
    return sum;
  }
}
