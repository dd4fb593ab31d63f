/**
 * Derivatives. In: a DAG with gradients, markers, stops and stated rules. Out: a DAG without them.
 * Must not know any other operator.
 */
package dev.gradwright.compiler.adjoint;
