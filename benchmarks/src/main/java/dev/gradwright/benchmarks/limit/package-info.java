/**
 * What the machine can do at best, as loops that are timed in the same rounds as what they bound.
 */
package dev.gradwright.benchmarks.limit;
