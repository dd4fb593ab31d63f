package dev.gradwright.compiler.dag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where mathematics has no derivative of an operator, or an infinite one, and what is computed
 * there.
 *
 * @param value what the operator itself is there
 * @param slopes what the derivative by each operand is there
 * @param remedy another operation for {@code %s} without such a point, or advice in words, or empty
 */
public record Singularity(Place place, Value value, List<Slope> slopes, String remedy) {
  public Singularity {
    slopes = List.copyOf(slopes);
  }

  private Singularity(Place place, Value value, List<Slope> slopes) {
    this(place, value, slopes, "");
  }

  /** The same, with what its user may write instead. */
  public static List<Singularity> remedied(List<Singularity> all, String remedy) {
    return all.stream().map(s -> new Singularity(s.place, s.value, s.slopes, remedy)).toList();
  }

  /** Which operands are meant. */
  public sealed interface Place {
    /** Each operand has an element among these, all at one index. */
    record Among(List<Points> operands) implements Place {
      public Among {
        operands = List.copyOf(operands);
      }
    }

    /** Two operands have the same element at one index. */
    record Equal() implements Place {}

    /** What is said in words of whole operands: no range tells of it. */
    record Whole(String words) implements Place {}
  }

  /** What an operator is where its derivative is singular. */
  public enum Value {
    FINITE,
    INFINITE,
    UNDEFINED,
    /** Infinite or undefined, as the other elements are. */
    NOT_FINITE
  }

  /** What the derivative by an operand is. */
  public enum Slope {
    /** Nothing is singular about this operand. */
    ORDINARY("as elsewhere"),
    ZERO("0"),
    HALF("1/2 each"),
    /** Of those elements of one operand that tie. */
    SHARED("shared equally by all that tie"),
    /** One of those that the neighbourhood has. */
    ONE_SIDED("that of the choice which is made"),
    INFINITE("infinite"),
    UNDEFINED("undefined (NaN)"),
    NOT_FINITE("infinite or NaN");

    private final String words;

    Slope(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** Whether a gradient that comes through it is of use. */
    public boolean isFinite() {
      return this != INFINITE && this != UNDEFINED && this != NOT_FINITE;
    }
  }

  /** Of an operator without any. */
  public static List<Singularity> none() {
    return List.of();
  }

  /** A kink or a jump, where the slope is taken as 0. */
  public static List<Singularity> flat(Points... at) {
    return each(Value.FINITE, Slope.ZERO, at);
  }

  /** An infinite slope at a finite value. */
  public static List<Singularity> steep(Points... at) {
    return each(Value.FINITE, Slope.INFINITE, at);
  }

  /** Both infinite. */
  public static List<Singularity> pole(Points... at) {
    return each(Value.INFINITE, Slope.INFINITE, at);
  }

  /** No slope at all. */
  public static List<Singularity> undefined(Value value, Points... at) {
    return each(value, Slope.UNDEFINED, at);
  }

  /** Where two operands are equal, each has half of the slope. */
  public static List<Singularity> tie() {
    return List.of(
        new Singularity(new Place.Equal(), Value.FINITE, List.of(Slope.HALF, Slope.HALF)));
  }

  /** Of whole operands, the same by each. */
  public static List<Singularity> whole(String words, Value value, Slope... slopes) {
    return List.of(new Singularity(new Place.Whole(words), value, List.of(slopes)));
  }

  /** Of an operator of two operands. */
  public static Singularity at(Points x, Points y, Value value, Slope byX, Slope byY) {
    return new Singularity(new Place.Among(List.of(x, y)), value, List.of(byX, byY));
  }

  private static List<Singularity> each(Value value, Slope slope, Points... at) {
    List<Singularity> all = new ArrayList<>();
    for (Points points : at) {
      all.add(new Singularity(new Place.Among(List.of(points)), value, List.of(slope)));
    }
    return Collections.unmodifiableList(all);
  }
}
