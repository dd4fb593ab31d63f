/** Whether steps give the same bits in JVMs that compile and share them otherwise. */
package dev.gradwright.benchmarks.bits;
