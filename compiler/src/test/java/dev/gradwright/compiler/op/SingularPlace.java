package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Singularity.Place;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where an operator is singular, as the reference and examples say it. */
public final class SingularPlace {
  private SingularPlace() {}

  /** The place in words, for operands of these names: {@code x = 0 and y < 1}. */
  public static String words(Place place, List<String> names) {
    if (place instanceof Place.Among among) {
      return IntStream.range(0, among.operands().size())
          .mapToObj(i -> among.operands().get(i).of(names.get(i)))
          .filter(words -> !words.isEmpty())
          .collect(Collectors.joining(" and "));
    }
    return place instanceof Place.Whole whole
        ? whole.words().formatted(names.toArray())
        : String.join(" = ", names);
  }
}
