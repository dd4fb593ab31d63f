package dev.gradwright.runtime.kernel;

import java.lang.System.Logger.Level;

/**
 * A line of the log, on a thread of its own: to open the log takes longer than the first step of a
 * small model, which need not wait for it.
 */
final class Announcement extends Thread {
  private final Level level;
  private final String format;
  private final Object[] parameters;

  private Announcement(Level level, String format, Object... parameters) {
    super("gradwright-log");
    // Or the line would be lost where the first step is that of a daemon.
    setDaemon(false);
    this.level = level;
    this.format = format;
    this.parameters = parameters;
  }

  /** As {@link System.Logger#log(Level, String, Object...)}, soon; a warning at once. */
  static void log(Level level, String format, Object... parameters) {
    Announcement announcement = new Announcement(level, format, parameters);
    if (level == Level.WARNING) {
      announcement.run();
    } else {
      announcement.start();
    }
  }

  @Override
  public void run() {
    System.getLogger("dev.gradwright.runtime.kernel.Kernels").log(level, format, parameters);
  }
}
