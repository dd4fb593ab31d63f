/**
 * What one element of a tensor is computed from. In: sizes. Out: scalar expressions and the
 * computations built of them, from which the evaluator, Java and CUDA all derive. Must not know
 * operators, buffers or any target.
 */
package dev.gradwright.compiler.scalar;
