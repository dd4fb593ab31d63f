package dev.gradwright.compiler.dag;

/**
 * The numbers of a kind that lie between two bounds, both included.
 *
 * @param words what is said of a number that is one of them, with its name for {@code %s}; empty if
 *     these are all numbers
 */
public record Points(String words, double from, double to, Kind kind) {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Which of the numbers between the bounds. */
  public enum Kind {
    ALL,
    WHOLE,
    /** Those in the middle between whole ones. */
    HALF
  }

  /** One whole number. */
  public static Points exactly(long point) {
    return new Points("%s = " + point, point, point, Kind.ALL);
  }

  public static Points below(double bound) {
    return new Points("%s < " + (long) bound, -INFINITY, Math.nextDown(bound), Kind.ALL);
  }

  public static Points atLeast(double bound) {
    return new Points("%s >= " + (long) bound, bound, INFINITY, Kind.ALL);
  }

  /** Without the bounds. */
  public static Points between(double from, double to) {
    String words = (long) from + " < %s < " + (long) to;
    return new Points(words, Math.nextUp(from), Math.nextDown(to), Kind.ALL);
  }

  public static Points any() {
    return new Points("", -INFINITY, INFINITY, Kind.ALL);
  }

  public static Points whole() {
    return new Points("whole %s", -INFINITY, INFINITY, Kind.WHOLE);
  }

  /** 0 and the negative whole numbers. */
  public static Points notNatural() {
    return new Points("%s = 0, -1, -2, ...", -INFINITY, 0, Kind.WHOLE);
  }

  public static Points halves() {
    return new Points("%s halfway between whole numbers", -INFINITY, INFINITY, Kind.HALF);
  }

  /** That a number of this name is one of them. */
  public String of(String name) {
    return words.formatted(name);
  }

  /** Whether they are all numbers. */
  public boolean areAll() {
    return words.isEmpty();
  }

  /** Whether a value must meet one of them exactly: not a whole interval. */
  public boolean areFew() {
    return from == to || kind == Kind.WHOLE || kind == Kind.HALF;
  }

  /** What is known of a value that is one of them. */
  public Facts facts() {
    double least = from > 0 && from < Facts.LEAST ? Facts.CLOSE : from;
    double most = to < 0 && to > -Facts.LEAST ? -Facts.CLOSE : to;
    return Facts.between(least, most);
  }

  public boolean contains(double number) {
    return from <= number
        && number <= to
        && switch (kind) {
          case ALL -> true;
          case WHOLE -> number == Math.rint(number);
          case HALF -> number - 0.5 == Math.rint(number - 0.5);
        };
  }

  /** Whether a value of which that much is known may have an element among them. */
  public boolean meet(Facts facts) {
    double least = Math.max(from, facts.atLeast() - Facts.LEAST);
    double most = Math.min(to, facts.atMost() + Facts.LEAST);
    return least <= most
        && switch (kind) {
          case ALL -> true;
          case WHOLE -> Math.ceil(least) <= most;
          case HALF -> Math.ceil(least - 0.5) <= most - 0.5;
        };
  }

  /** Whether a value is known to be one number, which is one of them, or they are all there are. */
  public boolean haveAll(Facts facts) {
    return areAll() || facts.isPoint() && contains(facts.atLeast());
  }

  /** Whether one of them is where the known range of a value ends. */
  public boolean end(Facts facts) {
    return contains(end(facts.atLeast())) || contains(end(facts.atMost()));
  }

  private static double end(double bound) {
    return Double.isInfinite(bound) ? Double.NaN : Math.abs(bound) < Facts.LEAST ? 0 : bound;
  }
}
