package dev.gradwright.benchmarks.limit;

/**
 * How fast work was done.
 *
 * @param value how much
 * @param unit of what
 */
public record Rate(double value, String unit) {}
