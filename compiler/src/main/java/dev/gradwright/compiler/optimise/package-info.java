/**
 * Makes a DAG cheaper and steadier. In: a DAG. Out: one of the same types and values. Must not know
 * how values are computed: the evaluator comes as a function.
 */
package dev.gradwright.compiler.optimise;
