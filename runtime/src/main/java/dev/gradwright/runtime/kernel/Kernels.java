package dev.gradwright.runtime.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** The provider that this JVM uses, chosen once. */
public final class Kernels {
  private static final String VECTORS = "jdk.incubator.vector";
  private static final Logger LOG = System.getLogger(Kernels.class.getName());
  private static final SplitKernels PROVIDER = choose();

  private Kernels() {}

  /**
   * The best provider there is.
   *
   * @return the same on every call
   */
  public static KernelProvider provider() {
    return PROVIDER;
  }

  /**
   * Whether generated classes may use vectors: the module {@code jdk.incubator.vector} is there,
   * and the machine's vectors have 256 bits or 512.
   *
   * @return the same on every call
   */
  public static boolean hasVectors() {
    return PROVIDER.whole() instanceof VectorKernels vectors && vectors.runGenerated();
  }

  /**
   * The module that generated classes with vectors read.
   *
   * @return {@code jdk.incubator.vector}
   * @throws java.util.NoSuchElementException if this JVM was started without it
   */
  public static Module vectors() {
    return ModuleLayer.boot().findModule(VECTORS).orElseThrow();
  }

  private static SplitKernels choose() {
    Optional<Module> vectors = ModuleLayer.boot().findModule(VECTORS);
    SplitKernels provider =
        vectors.map(Kernels::byVectors).orElseGet(() -> SplitKernels.of(new PortableKernels()));
    if (vectors.isPresent()) {
      LOG.log(Level.DEBUG, "kernels: {0}", provider.name());
    } else {
      LOG.log(Level.INFO, "kernels: {0}; faster with --add-modules {1}", provider.name(), VECTORS);
    }
    return provider;
  }

  // Not required by the module, or each of its users would be warned of an incubating module.
  private static SplitKernels byVectors(Module vectors) {
    Kernels.class.getModule().addReads(vectors);
    return SplitKernels.of(new VectorKernels());
  }
}
