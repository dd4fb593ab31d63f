package dev.gradwright.runtime.train;

import dev.gradwright.runtime.data.Batches;

/** Trains on one batch: forward, backward, optimizer. */
@FunctionalInterface
public interface Step {

  /**
   * One step.
   *
   * @param batch the present batch
   * @return its mean loss; one that is not finite ends training, see {@link Trainer#withSkips}
   */
  double train(Batches batch);
}
