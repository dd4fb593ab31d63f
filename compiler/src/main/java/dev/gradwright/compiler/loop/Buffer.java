package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.TensorType;

/**
 * A dense row-major array of one value.
 *
 * @param purpose whose value it holds, or what it is for, in words
 */
public record Buffer(String name, String purpose, TensorType type, Place place) {

  /** Where a buffer's elements live. */
  public sealed interface Place {
    /** The tensor that the caller passes for an input. */
    record Input(int index) implements Place {}

    /** The tensor that the caller passes for an output's adjoint. */
    record Seed(int index) implements Place {}

    record Parameter(int index) implements Place {}

    /** What stands beside the parameters and is read by a step. */
    record State(int index) implements Place {}

    /** What a state is after the step; the states that change are exchanged by rising number. */
    record NextState(int number, int state) implements Place {}

    /** The words that random draws read. */
    record Draws() implements Place {}

    /** The gradient of a parameter. */
    record Gradient(int parameter) implements Place {}

    /** The gradient of an input. */
    record InputGradient(int input) implements Place {}

    /** A result that the caller may read until the next call. */
    record Output(int index) implements Place {}

    record Loss() implements Place {}

    /** A constant. */
    record Constant(int table) implements Place {}

    /** An array of the workspace. */
    record Shared(int slot) implements Place {}
  }
}
