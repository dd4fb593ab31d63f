package dev.gradwright.samples;

import java.io.IOException;
import java.util.List;

/** A program that is run by its name. */
@FunctionalInterface
interface Sample {

  /** Runs it to the end. */
  Result run(List<String> arguments) throws IOException;
}
