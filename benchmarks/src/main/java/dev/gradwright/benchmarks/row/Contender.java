package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.measure.Step;

/**
 * Who runs beside ours.
 *
 * @param name in results
 * @param step the same work
 */
record Contender(String name, Step step) {}
