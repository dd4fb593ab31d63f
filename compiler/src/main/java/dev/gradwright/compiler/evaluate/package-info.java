/**
 * The reference: what expressions are in numbers of double precision, slowly and simply. In: a DAG
 * and values for its leaves. Out: numbers. Must not know any operator: computations tell all.
 */
package dev.gradwright.compiler.evaluate;
