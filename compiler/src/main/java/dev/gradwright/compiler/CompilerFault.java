package dev.gradwright.compiler;

/** A mistake of the compiler, never of its user: says which stage failed on what. */
public final class CompilerFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  CompilerFault(String subject, String stage, RuntimeException cause) {
    super(
        "the compiler failed in stage "
            + stage
            + " of "
            + subject
            + "; this is its mistake, not that of the model: "
            + cause,
        cause);
  }
}
