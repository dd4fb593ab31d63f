package dev.gradwright.runtime.kernel;

/**
 * Matrix products of a library outside Java. An artifact of its own brings it as a service; what is
 * too small to gain by it, or of other strides, never reaches it.
 */
public interface ProductLibrary {
  /**
   * So many rows of C are computed by one call of the library, the last by a call for what is left:
   * parts of C that begin at multiples of it have the bits of the whole.
   */
  int ROWS = 256;

  /**
   * By which users refuse it, {@code -Dgradwright.openblas=false}.
   *
   * @return such as {@code openblas}
   */
  String name();

  /**
   * Makes the library ready, to compute each product on its caller's thread alone.
   *
   * @return its name and version, for the log
   * @throws LinkageError if it cannot be loaded here
   * @throws IllegalStateException if it cannot be kept to one thread
   */
  String load();

  /**
   * What products are computed in.
   *
   * @return a new one, which has no room yet
   */
  Room room();

  /** Memory off the heap that is used again from call to call; for one thread at a time. */
  interface Room {

    /**
     * One product of floats, of matrices that lie inside their arrays.
     *
     * @param product what to compute
     * @param a holds A
     * @param atA where A begins
     * @param b holds B
     * @param atB where B begins
     * @param c receives C
     * @param atC where C begins
     */
    void multiply(Product product, float[] a, int atA, float[] b, int atB, float[] c, int atC);

    /**
     * One product of doubles, of matrices that lie inside their arrays.
     *
     * @param product what to compute
     * @param a holds A
     * @param atA where A begins
     * @param b holds B
     * @param atB where B begins
     * @param c receives C
     * @param atC where C begins
     */
    void multiply(Product product, double[] a, int atA, double[] b, int atB, double[] c, int atC);

    /**
     * What it takes.
     *
     * @return bytes, as far as the products so far have made it grow
     */
    long bytes();
  }
}
