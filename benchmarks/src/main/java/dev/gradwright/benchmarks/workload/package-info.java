/**
 * The workloads: for each a generated model, fixed data and one full training step. Knows what a
 * step is, and nothing of how it is timed or of who competes.
 */
package dev.gradwright.benchmarks.workload;
