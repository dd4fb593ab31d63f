package dev.gradwright.runtime.kernel;

/** Products by a library, all of them; what no library has is left to another provider. */
final class LibraryProducts implements KernelProvider {
  private final ProductLibrary library;
  private final String name;
  private final KernelProvider others;

  LibraryProducts(ProductLibrary library, KernelProvider others) {
    this.library = library;
    this.name = library.load();
    this.others = others;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void multiply(
      Product p, float[] a, int atA, float[] b, int atB, float[] c, int atC, Scratch scratch) {
    p.requireInside(a.length, atA, b.length, atB, c.length, atC);
    scratch.room(library).multiply(p, a, atA, b, atB, c, atC);
  }

  @Override
  public void multiply(
      Product p, double[] a, int atA, double[] b, int atB, double[] c, int atC, Scratch scratch) {
    p.requireInside(a.length, atA, b.length, atB, c.length, atC);
    scratch.room(library).multiply(p, a, atA, b, atB, c, atC);
  }

  @Override
  public void descend(
      Product p, float[] a, int atA, float[] b, int atB, float[] x, float rate, float decay) {
    others.descend(p, a, atA, b, atB, x, rate, decay);
  }

  @Override
  public void descend(
      Product p, double[] a, int atA, double[] b, int atB, double[] x, double rate, double decay) {
    others.descend(p, a, atA, b, atB, x, rate, decay);
  }

  @Override
  public float dot(float[] a, int atA, float[] b, int atB, int length) {
    return others.dot(a, atA, b, atB, length);
  }

  @Override
  public double dot(double[] a, int atA, double[] b, int atB, int length) {
    return others.dot(a, atA, b, atB, length);
  }
}
