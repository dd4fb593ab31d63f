package dev.gradwright.runtime.kernel;

/**
 * Matrix products of one flavour. Every element of C is summed in an order fixed by the extents
 * alone, so results do not depend on threads, on the position in the arrays or on the call. Calls
 * allocate nothing once the scratch has grown.
 *
 * <p>C must not overlap A or B.
 */
public interface KernelProvider {

  /**
   * For the log.
   *
   * @return such as {@code portable Java}
   */
  String name();

  /**
   * One product of floats.
   *
   * @param product what to compute
   * @param a holds A
   * @param atA where A begins
   * @param b holds B
   * @param atB where B begins
   * @param c receives C
   * @param atC where C begins
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if a matrix does not lie inside its array
   */
  void multiply(
      Product product, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch);

  /**
   * One product of doubles.
   *
   * @param product what to compute
   * @param a holds A
   * @param atA where A begins
   * @param b holds B
   * @param atB where B begins
   * @param c receives C
   * @param atC where C begins
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if a matrix does not lie inside its array
   */
  void multiply(
      Product product,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] c,
      int atC,
      Scratch scratch);

  /**
   * Prepares a matrix B for several products of its shape, to be called again whenever B changes.
   *
   * @param product each of those products
   * @param b holds B
   * @param atB where B begins
   * @param packed receives what the products read
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if B does not lie inside its array
   */
  default void pack(Product product, float[] b, int atB, Packed packed, Scratch scratch) {
    packed.floats = b;
    packed.at = atB;
  }

  /**
   * One product of floats, of the same bits as that of B as it stands.
   *
   * @param product what to compute
   * @param a holds A
   * @param atA where A begins
   * @param b packed for this product
   * @param c receives C
   * @param atC where C begins
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if a matrix does not lie inside its array
   */
  default void multiply(
      Product product, float[] a, int atA, Packed b, float[] c, int atC, Scratch scratch) {
    multiply(product, a, atA, b.floats, b.at, c, atC, scratch);
  }

  /**
   * Prepares a matrix B for several products of its shape, to be called again whenever B changes.
   *
   * @param product each of those products
   * @param b holds B
   * @param atB where B begins
   * @param packed receives what the products read
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if B does not lie inside its array
   */
  default void pack(Product product, double[] b, int atB, Packed packed, Scratch scratch) {
    packed.doubles = b;
    packed.at = atB;
  }

  /**
   * One product of doubles, of the same bits as that of B as it stands.
   *
   * @param product what to compute
   * @param a holds A
   * @param atA where A begins
   * @param b packed for this product
   * @param c receives C
   * @param atC where C begins
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if a matrix does not lie inside its array
   */
  default void multiply(
      Product product, double[] a, int atA, Packed b, double[] c, int atC, Scratch scratch) {
    multiply(product, a, atA, b.doubles, b.at, c, atC, scratch);
  }

  /**
   * Several products of floats.
   *
   * @param batch how many, and how far apart their matrices lie
   * @param a holds all A
   * @param atA where the first A begins
   * @param b holds all B
   * @param atB where the first B begins
   * @param c receives all C
   * @param atC where the first C begins
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if a matrix does not lie inside its array
   */
  default void multiply(
      Batch batch, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch) {
    multiply(batch, 0, a, atA, b, atB, c, atC, scratch);
  }

  private void multiply(
      Batch batch,
      int number,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] c,
      int atC,
      Scratch scratch) {
    if (number == batch.axes().size()) {
      multiply(batch.product(), a, atA, b, atB, c, atC, scratch);
      return;
    }
    Batch.Axis axis = batch.axes().get(number);
    for (int i = 0; i < axis.count(); i++) {
      int p = atA + i * axis.strideA();
      int q = atB + i * axis.strideB();
      multiply(batch, number + 1, a, p, b, q, c, atC + i * axis.strideC(), scratch);
    }
  }

  /**
   * Several products of doubles.
   *
   * @param batch how many, and how far apart their matrices lie
   * @param a holds all A
   * @param atA where the first A begins
   * @param b holds all B
   * @param atB where the first B begins
   * @param c receives all C
   * @param atC where the first C begins
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if a matrix does not lie inside its array
   */
  default void multiply(
      Batch batch, double[] a, int atA, double[] b, int atB, double[] c, int atC, Scratch scratch) {
    multiply(batch, 0, a, atA, b, atB, c, atC, scratch);
  }

  private void multiply(
      Batch batch,
      int number,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] c,
      int atC,
      Scratch scratch) {
    if (number == batch.axes().size()) {
      multiply(batch.product(), a, atA, b, atB, c, atC, scratch);
      return;
    }
    Batch.Axis axis = batch.axes().get(number);
    for (int i = 0; i < axis.count(); i++) {
      int p = atA + i * axis.strideA();
      int q = atB + i * axis.strideB();
      multiply(batch, number + 1, a, p, b, q, c, atC + i * axis.strideC(), scratch);
    }
  }

  /**
   * One product of floats over axes of any strides.
   *
   * @param product what to compute
   * @param a holds A
   * @param atA where the first element of A stands
   * @param b holds B
   * @param atB where the first element of B stands
   * @param c receives C
   * @param atC where the first element of C stands
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if an element does not lie inside its array
   */
  default void multiply(
      StridedProduct product,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] c,
      int atC,
      Scratch scratch) {
    scratch.floatPanels.multiply(this, product, a, atA, b, atB, c, atC, scratch);
  }

  /**
   * One product of doubles over axes of any strides.
   *
   * @param product what to compute
   * @param a holds A
   * @param atA where the first element of A stands
   * @param b holds B
   * @param atB where the first element of B stands
   * @param c receives C
   * @param atC where the first element of C stands
   * @param scratch room, of this thread alone
   * @throws IndexOutOfBoundsException if an element does not lie inside its array
   */
  default void multiply(
      StridedProduct product,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] c,
      int atC,
      Scratch scratch) {
    scratch.doublePanels.multiply(this, product, a, atA, b, atB, c, atC, scratch);
  }

  /**
   * Descends along a product of floats of one term, {@code X = X - rate * (op(A) op(B) + decay *
   * X)}, of the same bits as if the product were stored before.
   *
   * @param product what to compute, of X in place of C
   * @param a holds A
   * @param atA where A begins
   * @param b holds B
   * @param atB where B begins
   * @param x X, from its beginning
   * @param rate the length of the step
   * @param decay what draws X to 0
   * @throws IllegalArgumentException if the product has not one term
   * @throws IndexOutOfBoundsException if a matrix does not lie inside its array
   */
  void descend(
      Product product, float[] a, int atA, float[] b, int atB, float[] x, float rate, float decay);

  /**
   * Descends along a product of doubles of one term, {@code X = X - rate * (op(A) op(B) + decay *
   * X)}, of the same bits as if the product were stored before.
   *
   * @param product what to compute, of X in place of C
   * @param a holds A
   * @param atA where A begins
   * @param b holds B
   * @param atB where B begins
   * @param x X, from its beginning
   * @param rate the length of the step
   * @param decay what draws X to 0
   * @throws IllegalArgumentException if the product has not one term
   * @throws IndexOutOfBoundsException if a matrix does not lie inside its array
   */
  void descend(
      Product product,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] x,
      double rate,
      double decay);

  /**
   * The sum over i of {@code a[atA + i] * b[atB + i]}.
   *
   * @param a one vector
   * @param atA where it begins
   * @param b the other
   * @param atB where it begins
   * @param length their extent
   * @return the sum, 0 for extent 0
   * @throws IndexOutOfBoundsException if a vector does not lie inside its array
   */
  float dot(float[] a, int atA, float[] b, int atB, int length);

  /**
   * The sum over i of {@code a[atA + i] * b[atB + i]}.
   *
   * @param a one vector
   * @param atA where it begins
   * @param b the other
   * @param atB where it begins
   * @param length their extent
   * @return the sum, 0 for extent 0
   * @throws IndexOutOfBoundsException if a vector does not lie inside its array
   */
  double dot(double[] a, int atA, double[] b, int atB, int length);

  /**
   * Powers of floats side by side, of the bits of {@link Exponentials#pow(float, float)}.
   *
   * @param bases has bases, and then their powers
   * @param from the first of them
   * @param to the first after them
   * @param exponents what they are raised to, from 0 on
   */
  default void pow(float[] bases, int from, int to, float[] exponents) {
    for (int i = from; i < to; i++) {
      bases[i] = Exponentials.pow(bases[i], exponents[i - from]);
    }
  }

  /**
   * Powers of doubles side by side, of the bits of {@link Exponentials#pow(double, double)}.
   *
   * @param bases has bases, and then their powers
   * @param from the first of them
   * @param to the first after them
   * @param exponents what they are raised to, from 0 on
   */
  default void pow(double[] bases, int from, int to, double[] exponents) {
    for (int i = from; i < to; i++) {
      bases[i] = Exponentials.pow(bases[i], exponents[i - from]);
    }
  }
}
