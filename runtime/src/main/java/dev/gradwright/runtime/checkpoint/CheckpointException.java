package dev.gradwright.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is no checkpoint of this model; the message begins with the file. Nothing was changed
 * when it is thrown.
 */
public final class CheckpointException extends IOException {
  private static final long serialVersionUID = 1L;

  CheckpointException(Path file, String reason) {
    super(file + ": " + reason);
  }
}
