package dev.gradwright.runtime.kernel;

/** The provider that this JVM uses, chosen once. */
public final class Kernels {
  private static final KernelProvider PROVIDER = choose();

  private Kernels() {}

  /**
   * The best provider there is.
   *
   * @return the same on every call
   */
  public static KernelProvider provider() {
    return PROVIDER;
  }

  private static KernelProvider choose() {
    KernelProvider provider = new PortableKernels();
    System.getLogger(Kernels.class.getName())
        .log(System.Logger.Level.DEBUG, "matrix products: {0}", provider.name());
    return provider;
  }
}
