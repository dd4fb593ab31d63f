package dev.gradwright.runtime.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A data file that is not what it should be; the message begins with the file, and the line where
 * there are lines.
 */
public final class DataException extends IOException {
  private static final long serialVersionUID = 1L;

  DataException(Path file, String reason) {
    super(file + ": " + reason);
  }

  DataException(Path file, int line, String reason) {
    super(file + ":" + line + ": " + reason);
  }
}
