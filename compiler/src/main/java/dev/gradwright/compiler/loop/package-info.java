/**
 * A model as loops over arrays. In: sizes and scalar functions. Out: a program of routines whose
 * steps launch kernels and matrix products. Must not know Java, CUDA, nor how loops came about.
 */
package dev.gradwright.compiler.loop;
