/**
 * The rows that can be asked for, each measured in a JVM of its own: from conditions to results.
 * Knows nothing of command lines and pages.
 */
package dev.gradwright.benchmarks.row;
