package dev.gradwright.runtime.train;

import java.io.IOException;

/** Asked after every epoch: saves a checkpoint, decides to stop. */
@FunctionalInterface
public interface EpochHook {

  /** Whether training goes on. */
  enum Verdict {
    /** Another epoch. */
    CONTINUE,
    /** This was the last. */
    STOP
  }

  /**
   * After an epoch.
   *
   * @param report what it came to
   * @return whether training goes on
   * @throws java.io.IOException if a file cannot be written; training ends with it
   */
  Verdict after(EpochReport report) throws IOException;
}
