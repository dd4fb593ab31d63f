/**
 * Element types, extents and shapes. In: nothing. Out: the vocabulary of sizes shared by the trees,
 * the DAG and the loops. Must not know where a size was written or what is computed with it.
 */
package dev.gradwright.compiler.type;
