/**
 * ADBench's problems: for each the samples' objective and gradient beside both as written by hand,
 * on the same random numbers. Knows nothing of how they are timed.
 */
package dev.gradwright.benchmarks.adbench;
