/**
 * Steps to the time they take: several steps in turn in one JVM, medians of many rounds, and the
 * bytes that one allocates. Knows neither what a step does nor who reads the figures.
 */
package dev.gradwright.benchmarks.measure;
