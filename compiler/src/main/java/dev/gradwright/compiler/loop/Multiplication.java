package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.loop.MatrixProduct.Store;

/** What one call of the kernel provider computes. */
public sealed interface Multiplication permits MatrixProduct, StridedProduct {

  /** What happens to C. */
  Store store();

  /** The same added to C. */
  Multiplication adding();
}
