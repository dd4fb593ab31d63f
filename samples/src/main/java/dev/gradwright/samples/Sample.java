package dev.gradwright.samples;

import java.io.IOException;

/** A program that is run by its name. */
@FunctionalInterface
interface Sample {

  /** Runs it to the end. */
  Result run() throws IOException;
}
