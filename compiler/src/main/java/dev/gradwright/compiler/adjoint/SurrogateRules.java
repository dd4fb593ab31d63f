package dev.gradwright.compiler.adjoint;

/** What to do with rules that knowingly are not the derivative. */
public enum SurrogateRules {
  /** Follow them, as the model is trained. */
  AS_WRITTEN,
  /** Differentiate the body in their place, as a check needs it. */
  TRUE_DERIVATIVE
}
