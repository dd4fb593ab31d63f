/**
 * What generated kernels call: scalar functions with the same bits everywhere and matrix products.
 * In come arrays and extents, out go arrays; nothing here knows tensors or models.
 */
package dev.gradwright.runtime.kernel;
