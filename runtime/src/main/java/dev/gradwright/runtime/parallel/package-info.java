/**
 * In: work cut into parts by shapes alone. Out: the parts done, by as many threads as are set.
 * Knows nothing of what the parts compute.
 */
package dev.gradwright.runtime.parallel;
