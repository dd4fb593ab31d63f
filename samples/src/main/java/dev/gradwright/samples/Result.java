package dev.gradwright.samples;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The last line of a sample: its name and what it found, in full precision. */
record Result(String name, Map<String, Number> values) {

  static Result of(String name) {
    return new Result(name, Map.of());
  }

  Result with(String key, Number value) {
    Map<String, Number> more = new LinkedHashMap<>(values);
    more.put(key, value);
    return new Result(name, more);
  }

  double get(String key) {
    return values.get(key).doubleValue();
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining(" ", name + ": ", ""));
  }
}
