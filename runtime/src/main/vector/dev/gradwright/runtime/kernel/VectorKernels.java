package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.elementary.DoublePower;
import dev.gradwright.runtime.elementary.DoubleVectorMath;
import dev.gradwright.runtime.elementary.FloatPower;
import dev.gradwright.runtime.elementary.FloatVectorMath;
import dev.gradwright.runtime.kernel.Product.Layout;
import java.util.Objects;
import jdk.incubator.vector.VectorShape;

/**
 * Products by the Vector API, of the same bits as those of {@link PortableKernels}, which takes
 * what is too small or too narrow to gain.
 */
final class VectorKernels implements KernelProvider {
  // Below, a call costs more than its arithmetic; and no class of vectors is loaded for it.
  private static final int FEW_TERMS = 1 << 13;
  private static final int FEW_TERMS_OF_PARTIAL_SUMS = 1 << 11;
  private static final int FEW_COLUMNS = 6;
  private static final int FEW_POWERS = 64;

  private final KernelProvider portable = new PortableKernels();

  private final FirstProducts floats;
  private final FirstProducts doubles;

  private VectorKernels(int beginning) {
    this.floats = new FirstProducts(beginning);
    this.doubles = new FirstProducts(beginning);
  }

  /** From its first product on. */
  static VectorKernels always() {
    return new VectorKernels(0);
  }

  /** With plain Java for the first products, until its own code is compiled. */
  static VectorKernels onceCompiled() {
    return new VectorKernels(FirstProducts.BEGINNING);
  }

  @Override
  public String name() {
    return "Vector API";
  }

  /** Whether generated kernels know vectors of this width. Loads no class of vectors. */
  boolean runGenerated() {
    int bits = VectorShape.preferredShape().vectorBitSize();
    return bits == 256 || bits == 512;
  }

  @Override
  public void multiply(
      Product p, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch) {
    if (gainsNothing(p)) {
      portable.multiply(p, a, atA, b, atB, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      FloatOperands operands = scratch.floats;
      operands.set(p, a, atA, b, atB, c, atC);
      int terms = floats.terms(p);
      if (p.isOfPartialSums()) {
        addPartialSums(operands, floats.elements(p, terms), scratch.floatRoom);
        return;
      }
      if (terms > 0) {
        operands.k = terms;
        FloatBlocks.multiply(operands, scratch.floatRoom);
      }
      if (terms < p.k()) {
        multiplyRest(p, terms, a, atA, b, atB, c, atC, scratch);
      }
    }
  }

  /** Of a square of elements at the beginning of C on vectors, of the others in plain Java. */
  private static void addPartialSums(FloatOperands o, int side, FloatRoom room) {
    int rows = Math.min(side, o.m);
    int columns = Math.min(side, o.n);
    FloatPartialSumVectors.multiply(o, room, rows, columns);
    FloatPartialSums.multiply(o, 0, rows, columns);
    FloatPartialSums.multiply(o, rows, o.m, 0);
  }

  private static void multiplyRest(
      Product p,
      int terms,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] c,
      int atC,
      Scratch scratch) {
    FloatOperands operands = scratch.floats;
    operands.set(p, a, atA, b, atB, c, atC);
    if (terms > 0) {
      operands.skip(terms);
    }
    PortableKernels.multiply(Plan.of(p), operands, scratch);
  }

  @Override
  public void multiply(
      Product p, double[] a, int atA, double[] b, int atB, double[] c, int atC, Scratch scratch) {
    if (gainsNothing(p)) {
      portable.multiply(p, a, atA, b, atB, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      DoubleOperands operands = scratch.doubles;
      operands.set(p, a, atA, b, atB, c, atC);
      int terms = doubles.terms(p);
      if (p.isOfPartialSums()) {
        addPartialSums(operands, doubles.elements(p, terms), scratch.doubleRoom);
        return;
      }
      if (terms > 0) {
        operands.k = terms;
        DoubleBlocks.multiply(operands, scratch.doubleRoom);
      }
      if (terms < p.k()) {
        multiplyRest(p, terms, a, atA, b, atB, c, atC, scratch);
      }
    }
  }

  /** Of a square of elements at the beginning of C on vectors, of the others in plain Java. */
  private static void addPartialSums(DoubleOperands o, int side, DoubleRoom room) {
    int rows = Math.min(side, o.m);
    int columns = Math.min(side, o.n);
    DoublePartialSumVectors.multiply(o, room, rows, columns);
    DoublePartialSums.multiply(o, 0, rows, columns);
    DoublePartialSums.multiply(o, rows, o.m, 0);
  }

  private static void multiplyRest(
      Product p,
      int terms,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] c,
      int atC,
      Scratch scratch) {
    DoubleOperands operands = scratch.doubles;
    operands.set(p, a, atA, b, atB, c, atC);
    if (terms > 0) {
      operands.skip(terms);
    }
    PortableKernels.multiply(Plan.of(p), operands, scratch);
  }

  @Override
  public void pack(Product p, float[] b, int atB, Packed packed, Scratch scratch) {
    packed.floats = b;
    packed.at = atB;
    if (packs(p)) {
      Objects.checkFromIndexSize(atB, p.elementsOfB(), b.length);
      FloatOperands operands = scratch.floats;
      operands.set(p, b, 0, b, atB, b, 0);
      packed.floatPanels = FloatBlocks.pack(operands, packed.floatPanels);
    }
  }

  @Override
  public void multiply(
      Product p, float[] a, int atA, Packed b, float[] c, int atC, Scratch scratch) {
    if (!packs(p) || !floats.isOver(p)) {
      multiply(p, a, atA, b.floats, b.at, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.floats.length, b.at, c.length, atC);
      FloatOperands operands = scratch.floats;
      operands.set(p, a, atA, b.floats, b.at, c, atC);
      FloatBlocks.multiplyPacked(operands, b.floatPanels, scratch.floatRoom);
    }
  }

  @Override
  public void pack(Product p, double[] b, int atB, Packed packed, Scratch scratch) {
    packed.doubles = b;
    packed.at = atB;
    if (packs(p)) {
      Objects.checkFromIndexSize(atB, p.elementsOfB(), b.length);
      DoubleOperands operands = scratch.doubles;
      operands.set(p, b, 0, b, atB, b, 0);
      packed.doublePanels = DoubleBlocks.pack(operands, packed.doublePanels);
    }
  }

  @Override
  public void multiply(
      Product p, double[] a, int atA, Packed b, double[] c, int atC, Scratch scratch) {
    if (!packs(p) || !doubles.isOver(p)) {
      multiply(p, a, atA, b.doubles, b.at, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.doubles.length, b.at, c.length, atC);
      DoubleOperands operands = scratch.doubles;
      operands.set(p, a, atA, b.doubles, b.at, c, atC);
      DoubleBlocks.multiplyPacked(operands, b.doublePanels, scratch.doubleRoom);
    }
  }

  private static boolean packs(Product p) {
    return !gainsNothing(p) && p.m() >= FloatVectors.ROWS && !p.isOfPartialSums();
  }

  private static boolean gainsNothing(Product p) {
    if (p.isOfPartialSums()) {
      return (long) p.m() * p.n() * p.k() < FEW_TERMS_OF_PARTIAL_SUMS
          || !DoublePartialSumVectors.suits();
    }
    return (long) p.m() * p.n() * p.k() < FEW_TERMS
        || p.n() < FEW_COLUMNS
        || p.m() < FloatVectors.ROWS && p.right() == Layout.TRANSPOSED;
  }

  @Override
  public void descend(
      Product p, float[] a, int atA, float[] b, int atB, float[] x, float rate, float decay) {
    if (gainsNothing(p) || p.stepOfB() != 1) {
      portable.descend(p, a, atA, b, atB, x, rate, decay);
    } else {
      p.requireOneTerm(a.length, atA, b.length, atB, x.length);
      FloatOuterVectors.descend(p, a, atA, b, atB, x, rate, decay);
    }
  }

  @Override
  public void multiply(
      StridedProduct p,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] c,
      int atC,
      Scratch scratch) {
    if (FloatWindows.suit(p)) {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      FloatWindows.multiply(p, a, atA, b, atB, c, atC, scratch.floatWindows);
    } else if (FloatThin.suits(p)) {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      FloatThin.multiply(p, a, atA, b, atB, c, atC, scratch.floatWindows);
    } else {
      KernelProvider.super.multiply(p, a, atA, b, atB, c, atC, scratch);
    }
  }

  @Override
  public void descend(
      Product p, double[] a, int atA, double[] b, int atB, double[] x, double rate, double decay) {
    if (gainsNothing(p) || p.stepOfB() != 1) {
      portable.descend(p, a, atA, b, atB, x, rate, decay);
    } else {
      p.requireOneTerm(a.length, atA, b.length, atB, x.length);
      DoubleOuterVectors.descend(p, a, atA, b, atB, x, rate, decay);
    }
  }

  @Override
  public void multiply(
      StridedProduct p,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] c,
      int atC,
      Scratch scratch) {
    if (DoubleWindows.suit(p)) {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      DoubleWindows.multiply(p, a, atA, b, atB, c, atC, scratch.doubleWindows);
    } else if (DoubleThin.suits(p)) {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      DoubleThin.multiply(p, a, atA, b, atB, c, atC, scratch.doubleWindows);
    } else {
      KernelProvider.super.multiply(p, a, atA, b, atB, c, atC, scratch);
    }
  }

  @Override
  public float dot(float[] a, int atA, float[] b, int atB, int length) {
    return portable.dot(a, atA, b, atB, length);
  }

  @Override
  public double dot(double[] a, int atA, double[] b, int atB, int length) {
    return portable.dot(a, atA, b, atB, length);
  }

  @Override
  public void pow(float[] bases, int from, int to, float[] exponents) {
    int rest = to - from < FEW_POWERS ? from : FloatVectorMath.pow(bases, from, to, exponents);
    for (int i = rest; i < to; i++) {
      bases[i] = FloatPower.pow(bases[i], exponents[i - from]);
    }
  }

  @Override
  public void pow(double[] bases, int from, int to, double[] exponents) {
    int rest = to - from < FEW_POWERS ? from : DoubleVectorMath.pow(bases, from, to, exponents);
    for (int i = rest; i < to; i++) {
      bases[i] = DoublePower.pow(bases[i], exponents[i - from]);
    }
  }
}
