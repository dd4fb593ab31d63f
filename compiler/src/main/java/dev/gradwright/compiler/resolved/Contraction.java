package dev.gradwright.compiler.resolved;

import java.util.List;

/**
 * {@code result[labels] = sum over the labels not in it of left[labels] * right[labels]}: one label
 * for each entry of the axes of either operand and of the result. A batch axis that one operand
 * lacks is simply not among its labels.
 */
public record Contraction(List<Integer> left, List<Integer> right, List<Integer> result)
    implements Operation {
  public Contraction {
    left = List.copyOf(left);
    right = List.copyOf(right);
    result = List.copyOf(result);
  }
}
