package dev.gradwright.runtime.kernel;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The provider that this JVM uses, chosen once. */
public final class Kernels {
  private static final String VECTORS_MODULE = "jdk.incubator.vector";

  // Multiplications from which a library is faster, copies included; beside vectors hardly ever.
  private static final long LEAST_BESIDE_PORTABLE = 1L << 13;
  private static final long LEAST_BESIDE_VECTORS = 1L << 32;

  private static final ClassLoader LOADER = Kernels.class.getClassLoader();
  private static final Optional<Module> VECTORS = ModuleLayer.boot().findModule(VECTORS_MODULE);
  private static final boolean FUSED = FusedMultiplyAdd.isInstruction();
  private static final SplitKernels BUILT_IN = builtIn();
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

  /**
   * Whether generated classes may use vectors: the module {@code jdk.incubator.vector} is there,
   * and the machine's vectors have 256 bits or 512.
   *
   * @return the same on every call
   */
  public static boolean hasVectors() {
    return BUILT_IN.whole() instanceof VectorKernels vectors && vectors.runGenerated();
  }

  /**
   * The module that generated classes with vectors read.
   *
   * @return {@code jdk.incubator.vector}
   * @throws java.util.NoSuchElementException if this JVM was started without it
   */
  public static Module vectors() {
    return VECTORS.orElseThrow();
  }

  private static SplitKernels builtIn() {
    return VECTORS.isPresent() ? byVectors(VECTORS.get()) : SplitKernels.of(new PortableKernels());
  }

  // Not required by the module, or each of its users would be warned of an incubating module.
  private static SplitKernels byVectors(Module vectors) {
    Kernels.class.getModule().addReads(vectors);
    return SplitKernels.of(VectorKernels.onceCompiled());
  }

  /** A library if there is one; it must not break a program that it cannot be loaded. */
  private static KernelProvider choose() {
    String hint = hint();
    try {
      for (ProductLibrary library : ServiceLoader.load(ProductLibrary.class, LOADER)) {
        if (!isRefused(library)) {
          KernelProvider provider = over(library);
          Announcement.log(Level.INFO, "kernels: {0}{1}", provider.name(), hint);
          return provider;
        }
      }
    } catch (ServiceConfigurationError | LinkageError | RuntimeException unusable) {
      Announcement.log(
          Level.WARNING,
          "kernels: {0}{1}; a library that is there cannot be used: {2}",
          BUILT_IN.name(),
          hint,
          unusable);
      return BUILT_IN;
    }
    Level level = FUSED ? Level.INFO : Level.WARNING;
    Announcement.log(level, "kernels: {0}{1}", BUILT_IN.name(), hint);
    return BUILT_IN;
  }

  /** Why models are slower than they could be, or nothing. */
  private static String hint() {
    if (!FUSED) {
      return "; far too slow: this JVM has no instruction that multiplies and adds,"
          + " for want of a newer processor or because of -XX:-UseFMA or -XX:UseAVX=0";
    }
    if (VECTORS.isEmpty()) {
      return "; faster with --add-modules " + VECTORS_MODULE;
    }
    return hasVectors()
        ? ""
        : "; models run as portable Java, since vectors here have neither 256 nor 512 bits";
  }

  private static boolean isRefused(ProductLibrary library) {
    return System.getProperty("gradwright." + library.name(), "").equals("false");
  }

  private static KernelProvider over(ProductLibrary library) {
    long least = VECTORS.isPresent() ? LEAST_BESIDE_VECTORS : LEAST_BESIDE_PORTABLE;
    return new LibraryKernels(library, BUILT_IN, least);
  }
}
