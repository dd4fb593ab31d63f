/**
 * Runs the checks of a model. In: its graph, a way to turn graphs into running classes, the shipped
 * class. Out: findings. Must not know how a graph is differentiated, scheduled or spelled.
 */
package dev.gradwright.compiler.verify;
