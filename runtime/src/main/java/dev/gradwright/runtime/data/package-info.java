/**
 * From files to batches: IDX and CSV readers, data sets, splits and seeded shuffling. Files come
 * in, tensors go out; nothing here knows models.
 */
package dev.gradwright.runtime.data;
