/**
 * Row-major tensors of reals, ints and booleans: one array and its extents. In come extents or
 * arrays, out go elements; nothing here knows models or mathematics.
 */
package dev.gradwright.runtime.tensor;
