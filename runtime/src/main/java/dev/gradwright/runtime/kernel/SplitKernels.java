package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.parallel.Threads;

/** Products of another provider, the large ones in pieces on several threads. */
final class SplitKernels implements KernelProvider {
  private final KernelProvider whole;
  private final Grain grain;

  private SplitKernels(KernelProvider whole, Grain grain) {
    this.whole = whole;
    this.grain = grain;
  }

  static SplitKernels of(PortableKernels whole) {
    return new SplitKernels(whole, new Grain(2, FloatRows.PANEL, 10));
  }

  static SplitKernels of(VectorKernels whole) {
    return new SplitKernels(whole, new Grain(6, 64, 64));
  }

  /** In parts that begin where the library begins to compute anew. */
  static SplitKernels of(LibraryProducts whole) {
    return new SplitKernels(whole, new Grain(ProductLibrary.ROWS, Grain.ALL, 40));
  }

  @Override
  public String name() {
    return whole.name();
  }

  KernelProvider whole() {
    return whole;
  }

  @Override
  public void multiply(
      Product p, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch) {
    int parts = Threads.parts(grain.time(p));
    if (parts == 1) {
      whole.multiply(p, a, atA, b, atB, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      Sharing sharing = scratch.sharing();
      sharing.floats().multiply(whole, sharing.cut(p, parts, grain), a, atA, b, atB, c, atC);
    }
  }

  @Override
  public void multiply(
      Product p, double[] a, int atA, double[] b, int atB, double[] c, int atC, Scratch scratch) {
    int parts = Threads.parts(grain.time(p));
    if (parts == 1) {
      whole.multiply(p, a, atA, b, atB, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      Sharing sharing = scratch.sharing();
      sharing.doubles().multiply(whole, sharing.cut(p, parts, grain), a, atA, b, atB, c, atC);
    }
  }

  @Override
  public void pack(Product p, float[] b, int atB, Packed packed, Scratch scratch) {
    whole.pack(p, b, atB, packed, scratch);
  }

  @Override
  public void multiply(
      Product p, float[] a, int atA, Packed b, float[] c, int atC, Scratch scratch) {
    int parts = Threads.parts(grain.time(p));
    if (parts == 1) {
      whole.multiply(p, a, atA, b, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.floats.length, b.at, c.length, atC);
      Sharing sharing = scratch.sharing();
      sharing.floats().multiply(whole, sharing.cutRows(p, parts, grain), a, atA, b, c, atC);
    }
  }

  @Override
  public void pack(Product p, double[] b, int atB, Packed packed, Scratch scratch) {
    whole.pack(p, b, atB, packed, scratch);
  }

  @Override
  public void multiply(
      Product p, double[] a, int atA, Packed b, double[] c, int atC, Scratch scratch) {
    int parts = Threads.parts(grain.time(p));
    if (parts == 1) {
      whole.multiply(p, a, atA, b, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.doubles.length, b.at, c.length, atC);
      Sharing sharing = scratch.sharing();
      sharing.doubles().multiply(whole, sharing.cutRows(p, parts, grain), a, atA, b, c, atC);
    }
  }

  @Override
  public void multiply(
      Batch p, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch) {
    int parts = Threads.parts(grain.time(p));
    if (parts == 1) {
      whole.multiply(p, a, atA, b, atB, c, atC, scratch);
    } else {
      Sharing sharing = scratch.sharing();
      sharing.floats().multiply(whole, sharing.cut(p, parts, grain), a, atA, b, atB, c, atC);
    }
  }

  @Override
  public void multiply(
      Batch p, double[] a, int atA, double[] b, int atB, double[] c, int atC, Scratch scratch) {
    int parts = Threads.parts(grain.time(p));
    if (parts == 1) {
      whole.multiply(p, a, atA, b, atB, c, atC, scratch);
    } else {
      Sharing sharing = scratch.sharing();
      sharing.doubles().multiply(whole, sharing.cut(p, parts, grain), a, atA, b, atB, c, atC);
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
    int parts = Threads.parts(grain.time(p));
    if (parts == 1) {
      whole.multiply(p, a, atA, b, atB, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      Sharing sharing = scratch.sharing();
      sharing.floats().multiply(whole, sharing.cut(p, parts), a, atA, b, atB, c, atC);
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
    int parts = Threads.parts(grain.time(p));
    if (parts == 1) {
      whole.multiply(p, a, atA, b, atB, c, atC, scratch);
    } else {
      p.requireInside(a.length, atA, b.length, atB, c.length, atC);
      Sharing sharing = scratch.sharing();
      sharing.doubles().multiply(whole, sharing.cut(p, parts), a, atA, b, atB, c, atC);
    }
  }

  @Override
  public void descend(
      Product p, float[] a, int atA, float[] b, int atB, float[] x, float rate, float decay) {
    whole.descend(p, a, atA, b, atB, x, rate, decay);
  }

  @Override
  public void descend(
      Product p, double[] a, int atA, double[] b, int atB, double[] x, double rate, double decay) {
    whole.descend(p, a, atA, b, atB, x, rate, decay);
  }

  @Override
  public float dot(float[] a, int atA, float[] b, int atB, int length) {
    return whole.dot(a, atA, b, atB, length);
  }

  @Override
  public double dot(double[] a, int atA, double[] b, int atB, int length) {
    return whole.dot(a, atA, b, atB, length);
  }

  @Override
  public void pow(float[] bases, int from, int to, float[] exponents) {
    whole.pow(bases, from, to, exponents);
  }

  @Override
  public void pow(double[] bases, int from, int to, double[] exponents) {
    whole.pow(bases, from, to, exponents);
  }
}
