/**
 * The expression DAG. In: types and scalar computations. Out: interned expressions, what an
 * operator is, closed sub-DAGs, and the graph of one model. Must not know which operators there
 * are, nor any stage.
 */
package dev.gradwright.compiler.dag;
