/**
 * In: matrix products of the runtime. Out: the same by OpenBLAS. Knows nothing of who computes them
 * otherwise, and when.
 */
package dev.gradwright.openblas;
