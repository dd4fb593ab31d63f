package dev.gradwright.runtime.train;

import java.util.OptionalDouble;

/**
 * What an epoch came to.
 *
 * @param epoch its number, from 0
 * @param loss the mean over its examples, as they were seen
 * @param metric measured after it, where one is asked for
 * @param steps batches trained on in the run so far
 */
public record EpochReport(int epoch, double loss, OptionalDouble metric, long steps) {}
