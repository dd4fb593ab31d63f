package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.Extent;

/**
 * The turns of one loop of a kernel, which need nothing of one another, so that threads may share
 * them: the kernel runs from turn {@link #FROM} to before turn {@link #TO}.
 *
 * @param count how many there are
 * @param work what one of them takes, in additions
 */
public record Turns(Extent count, Extent work) {
  /** Indices of more loops around are not kept for the threads. */
  public static final int MOST_INDICES = 2;

  /** A local that kernels with turns take. */
  public static final int FROM = -1;

  /** Another. */
  public static final int TO = -2;
}
