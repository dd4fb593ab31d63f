package dev.gradwright.openblas;

import dev.gradwright.runtime.kernel.ProductLibrary;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS as JavaCPP brings it, found by {@link java.util.ServiceLoader}. */
public final class OpenBlas implements ProductLibrary {

  /** Loads nothing yet. */
  public OpenBlas() {}

  @Override
  public String name() {
    return "openblas";
  }

  /** The runtime's threads share products; threads of its own would compete with them. */
  @Override
  public String load() {
    Loader.load(openblas_nolapack.class);
    openblas_nolapack.blas_set_num_threads(1);
    if (openblas_nolapack.blas_get_num_threads() != 1) {
      throw new IllegalStateException("OpenBLAS does not stay on one thread");
    }
    String version = openblas_nolapack.class.getPackage().getImplementationVersion();
    return version == null ? "OpenBLAS" : "OpenBLAS " + version;
  }

  @Override
  public Room room() {
    return new OpenBlasRoom();
  }
}
