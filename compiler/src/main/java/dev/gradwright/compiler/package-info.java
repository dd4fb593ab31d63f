/**
 * A model file to Java: {@code GradientCompiler} passes it through the stages in order, {@code
 * GradientVerifier} and {@code GradientExplainer} ask the same stages for proofs and explanations.
 * No stage knows this package.
 */
package dev.gradwright.compiler;
