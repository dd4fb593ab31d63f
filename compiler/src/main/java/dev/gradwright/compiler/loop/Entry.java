package dev.gradwright.compiler.loop;

/** What a routine is called for. */
public enum Entry {
  /** The outputs alone, from the inputs that they reach. */
  PREDICT,
  /** Outputs, loss, and what the way back needs. */
  FORWARD,
  /** The gradients of the loss, or of the seeded outputs. */
  BACKWARD
}
