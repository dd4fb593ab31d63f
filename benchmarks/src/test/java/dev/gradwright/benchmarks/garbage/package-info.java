/** Steps that allocate nothing. */
package dev.gradwright.benchmarks.garbage;
