/**
 * Figures: what was measured under which conditions, as lines of JSON and as a page. Knows neither
 * how they were measured nor what a row runs.
 */
package dev.gradwright.benchmarks.result;
