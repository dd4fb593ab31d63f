package dev.gradwright.compiler.source;

import java.util.List;

/** The way to a member through layers, spelled as a model file spells it. */
public final class MemberPath {
  private MemberPath() {}

  /** {@code blocks[3].w} of the steps {@code blocks, 3, w}. */
  public static String of(List<String> steps) {
    StringBuilder path = new StringBuilder();
    for (String step : steps) {
      boolean index = Character.isDigit(step.charAt(0));
      path.append(index ? "[" : path.length() == 0 ? "" : ".")
          .append(step)
          .append(index ? "]" : "");
    }
    return path.toString();
  }
}
