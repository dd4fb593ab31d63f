package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words the errors of a {@link Declaration}: what was found, what is declared, and the numbers
 * behind the names that did not fit.
 */
final class Mismatch {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  private Mismatch() {}

  static ShapeException ofShape(Declaration declaration, Tensor found, int... expected) {
    Set<String> facts = new LinkedHashSet<>();
    for (int axis = 0; axis < expected.length; axis++) {
      if (found.rank() != expected.length || found.extent(axis) != expected[axis]) {
        addFact(facts, declaration.axes().get(axis), expected[axis]);
      }
    }
    ShapeException plain =
        exception(
            declaration.name() + " is " + Arrays.toString(found.shape()),
            declaration.type(),
            facts);
    return resize(declaration, found, expected)
        .map(advice -> new ShapeException(plain.getMessage() + "; " + advice))
        .orElse(plain);
  }

  /** The call that makes all axes fit, if there is one; dims that fit keep their names. */
  private static Optional<String> resize(Declaration declaration, Tensor found, int... expected) {
    if (found.rank() != expected.length) {
      return Optional.empty();
    }
    Map<String, Integer> bound = new LinkedHashMap<>();
    for (int axis = 0; axis < expected.length; axis++) {
      if (found.extent(axis) != expected[axis]) {
        bound.put(declaration.axes().get(axis), found.extent(axis));
      }
    }
    for (int axis = 0; axis < expected.length; axis++) {
      if (!fits(declaration, declaration.axes().get(axis), found.extent(axis), bound)) {
        return Optional.empty();
      }
    }
    String arguments =
        declaration.dims().stream()
            .map(dim -> bound.containsKey(dim) ? bound.get(dim).toString() : dim)
            .collect(Collectors.joining(", "));
    String binds =
        bound.entrySet().stream()
            .map(dim -> dim.getKey() + " = " + dim.getValue())
            .collect(Collectors.joining(", "));
    return Optional.of("resize(" + arguments + ") binds " + binds);
  }

  /** Whether an axis, as written, has that extent when some dims are bound. */
  private static boolean fits(
      Declaration declaration, String written, int found, Map<String, Integer> bound) {
    if (bound.containsKey(written)) {
      return declaration.dims().contains(written) && bound.get(written) == found;
    }
    return bound.keySet().stream()
        .noneMatch(
            dim -> Pattern.compile("\\b" + Pattern.quote(dim) + "\\b").matcher(written).find());
  }

  static ShapeException ofValue(
      Declaration declaration, Tensor found, int flat, Number value, Number low, Number high) {
    Set<String> facts = new LinkedHashSet<>();
    declaration.domain().ifPresent(domain -> addFact(facts, domain.low(), low));
    declaration.domain().ifPresent(domain -> addFact(facts, domain.high(), high));
    return exception(
        declaration.name() + index(found, flat) + " is " + value, declaration.declared(), facts);
  }

  static ShapeException ofElement(Declaration declaration, Tensor found, String wanted) {
    String type = declaration.type() + (wanted.startsWith("f") ? " in precision " + wanted : "");
    return new ShapeException(
        declaration.name() + " holds " + Declaration.describe(found) + ", declared " + type);
  }

  private static ShapeException exception(String found, String declared, Set<String> facts) {
    String with = facts.isEmpty() ? "" : " with " + String.join(", ", facts);
    return new ShapeException(found + ", declared " + declared + with);
  }

  private static void addFact(Set<String> facts, String written, Number value) {
    if (!NUMBER.matcher(written).matches()) {
      facts.add(written + " = " + value);
    }
  }

  private static String index(Tensor tensor, int flat) {
    int[] index = new int[tensor.rank()];
    int rest = flat;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % tensor.extent(axis);
      rest /= tensor.extent(axis);
    }
    return index.length == 0 ? "" : Arrays.toString(index);
  }
}
