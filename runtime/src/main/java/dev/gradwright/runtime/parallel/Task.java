package dev.gradwright.runtime.parallel;

/**
 * Work in numbered parts that need nothing of one another: they may run in any order, or at once on
 * several threads.
 */
@FunctionalInterface
public interface Task {

  /**
   * Does one part.
   *
   * @param part from 0 on
   */
  void run(int part);
}
