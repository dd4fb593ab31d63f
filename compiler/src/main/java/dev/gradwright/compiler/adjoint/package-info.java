/**
 * Derivatives. In: a DAG with derivatives, markers, stops, stated rules, and loops that keep
 * segments. Out: a DAG without them. Must not know any other operator.
 */
package dev.gradwright.compiler.adjoint;
