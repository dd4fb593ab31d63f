package dev.gradwright.benchmarks.start;

/** What a JVM takes to say a number. */
public final class Nothing {
  private Nothing() {}

  /**
   * Says it.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    System.out.println(0f);
  }
}
