/**
 * Comes in: a resolved model. Goes out: its DAG, with every fn, layer and build-time loop inlined
 * and every build-time parameter a number. Must not know: names as written, derivatives, or how
 * anything is computed.
 */
package dev.gradwright.compiler.build;
