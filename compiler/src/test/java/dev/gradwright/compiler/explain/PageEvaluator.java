package dev.gradwright.compiler.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The elements that one line defines, from the values of the lines before. */
final class PageEvaluator {
  private final Map<String, PageValue> values;

  PageEvaluator(Map<String, PageValue> values) {
    this.values = values;
  }

  /**
   * What a formula is at every place of a left side.
   *
   * @param indices the variables of the first axes; other axes are left out on both sides
   * @param extents of all axes
   * @param around what variables of loops are
   */
  PageValue all(
      PageFormula formula,
      List<String> indices,
      List<Integer> extents,
      Map<String, Integer> around) {
    PageValue result = PageValue.zeros(extents);
    List<Integer> place = new ArrayList<>(extents.stream().map(e -> 0).toList());
    for (int i = 0; i < result.elements().length; i++) {
      Map<String, Integer> variables = new HashMap<>(around);
      for (int axis = 0; axis < indices.size(); axis++) {
        variables.put(indices.get(axis), place.get(axis));
      }
      List<Integer> rest = place.subList(indices.size(), place.size());
      result.elements()[i] = number(formula, variables, List.copyOf(rest));
      next(place, extents);
    }
    return result;
  }

  private static void next(List<Integer> place, List<Integer> extents) {
    for (int axis = place.size() - 1; axis >= 0; axis--) {
      place.set(axis, place.get(axis) + 1);
      if (place.get(axis) < extents.get(axis)) {
        return;
      }
      place.set(axis, 0);
    }
  }

  double number(PageFormula formula, Map<String, Integer> variables, List<Integer> rest) {
    if (formula instanceof PageFormula.Number number) {
      return number.value();
    } else if (formula instanceof PageFormula.Variable variable) {
      return variable(variable.name(), variables);
    } else if (formula instanceof PageFormula.Read read) {
      return read(read, variables, rest);
    } else if (formula instanceof PageFormula.Apply apply) {
      List<Double> x = apply.arguments().stream().map(a -> number(a, variables, rest)).toList();
      return PageArithmetic.apply(apply.function(), x);
    } else if (formula instanceof PageFormula.Choice choice) {
      boolean holds = number(choice.condition(), variables, rest) != 0;
      return number(holds ? choice.then() : choice.otherwise(), variables, rest);
    }
    return fold((PageFormula.Fold) formula, variables, rest);
  }

  private static double variable(String name, Map<String, Integer> variables) {
    if (!variables.containsKey(name)) {
      throw new PageException(name + " is not defined");
    }
    return variables.get(name);
  }

  private double read(PageFormula.Read read, Map<String, Integer> variables, List<Integer> rest) {
    PageValue value = values.get(read.name());
    if (value == null) {
      throw new PageException(read.name() + " is not defined yet");
    }
    List<Integer> place = new ArrayList<>();
    read.indices().forEach(i -> place.add((int) number(i, variables, List.of())));
    if (value.rank() > place.size()) {
      place.addAll(rest);
    }
    return value.at(place);
  }

  private double fold(PageFormula.Fold fold, Map<String, Integer> variables, List<Integer> rest) {
    List<Integer> extents = new ArrayList<>();
    for (String variable : fold.variables()) {
      extents.add(
          fold.body()
              .extentOf(variable, values)
              .or(() -> fold.condition().flatMap(c -> c.extentOf(variable, values)))
              .orElseThrow(() -> new PageException("how far does " + variable + " reach?")));
    }
    List<Integer> place = new ArrayList<>(extents.stream().map(e -> 0).toList());
    Map<String, Integer> inner = new HashMap<>(variables);
    List<Double> terms = new ArrayList<>();
    for (int i = 0; i < PageValue.size(extents); i++) {
      IntStream.range(0, place.size())
          .forEach(axis -> inner.put(fold.variables().get(axis), place.get(axis)));
      if (fold.condition().isEmpty() || number(fold.condition().get(), inner, rest) != 0) {
        terms.add(number(fold.body(), inner, rest));
      }
      next(place, extents);
    }
    return folded(fold.kind(), terms);
  }

  private static double folded(String kind, List<Double> terms) {
    DoubleStream all = terms.stream().mapToDouble(Double::doubleValue);
    return switch (kind) {
      case "sum" -> all.sum();
      case "mean" -> all.average().orElseThrow();
      case "max" -> all.max().orElseThrow();
      case "min" -> all.min().orElseThrow();
      default -> all.reduce(1, (a, b) -> a * b);
    };
  }

  /** The extents of what a formula without indices is computed from. */
  List<Integer> extentsOfReads(PageFormula formula, Set<String> known) {
    List<Integer> largest = List.of();
    for (PageFormula.Read read : formula.reads()) {
      PageValue value = known.contains(read.name()) ? values.get(read.name()) : null;
      if (value != null && value.rank() - read.indices().size() > largest.size()) {
        largest = value.extents().subList(read.indices().size(), value.rank());
      }
    }
    return largest;
  }
}
