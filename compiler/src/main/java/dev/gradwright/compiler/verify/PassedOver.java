package dev.gradwright.compiler.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many points a proof passed over, and why. */
public record PassedOver(Map<Why, Integer> counts) {
  /** Of none. */
  static final PassedOver NONE = new PassedOver(Map.of());

  public PassedOver {
    counts = Map.copyOf(counts);
  }

  /** Why nothing can be told at a point. */
  public enum Why {
    KINK("at kinks"),
    NOT_FINITE("where a value is not finite"),
    OUTSIDE("outside of a domain"),
    COARSE("where differences are too coarse");

    private final String words;

    Why(String words) {
      this.words = words;
    }
  }

  PassedOver and(Why why) {
    return and(new PassedOver(Map.of(why, 1)));
  }

  PassedOver and(PassedOver others) {
    Map<Why, Integer> sum = new EnumMap<>(Why.class);
    sum.putAll(counts);
    others.counts.forEach((why, count) -> sum.merge(why, count, Integer::sum));
    return new PassedOver(sum);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Such as {@code 2 points at kinks, 9 where a value is not finite}; empty for none. */
  String words() {
    List<String> parts = new ArrayList<>();
    for (Why why : Why.values()) {
      if (counts.containsKey(why)) {
        String unit = parts.isEmpty() ? (counts.get(why) == 1 ? " point " : " points ") : " ";
        parts.add(counts.get(why) + unit + why.words);
      }
    }
    return String.join(", ", parts);
  }
}
