package dev.gradwright.compiler.loop;

/**
 * What something is for, in the user's terms.
 *
 * @param place such as {@code adjoint of mnist.grad:10}; empty where nothing is known
 * @param text what is written there
 */
public record Remark(String place, String text) {
  public static final Remark NONE = new Remark("", "");

  public boolean isEmpty() {
    return place.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "" : place + ": " + text;
  }
}
