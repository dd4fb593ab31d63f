/**
 * The loop over epochs and batches, what it shows and what it asks after each epoch: batches and a
 * step come in, a result goes out. The step may train anything; nothing here knows models.
 */
package dev.gradwright.runtime.train;
