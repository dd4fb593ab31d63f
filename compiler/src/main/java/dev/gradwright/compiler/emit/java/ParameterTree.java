package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.loop.Face;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters by their paths: a tensor, a group of named trees, or an array of trees that are alike.
 */
sealed interface ParameterTree {

  /** The parameter of that number. */
  record Leaf(int number) implements ParameterTree {}

  record Group(Map<String, ParameterTree> members) implements ParameterTree {}

  /** Elements that differ only in the numbers of their parameters, by a fixed distance. */
  record Array(ParameterTree first, int start, int distance, int length) implements ParameterTree {}

  static Group of(List<Face.Parameter> parameters) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      all.add(i);
    }
    return group(parameters, all, 0);
  }

  private static Group group(List<Face.Parameter> parameters, List<Integer> numbers, int depth) {
    Map<String, List<Integer>> parts = new LinkedHashMap<>();
    for (int number : numbers) {
      String step = parameters.get(number).path().get(depth);
      parts.computeIfAbsent(step, s -> new ArrayList<>()).add(number);
    }
    Map<String, ParameterTree> members = new LinkedHashMap<>();
    parts.forEach((step, part) -> add(members, step, member(parameters, part, depth + 1)));
    return new Group(members);
  }

  /** Elements that make no array stand side by side, each under a name of its own. */
  private static void add(Map<String, ParameterTree> members, String step, ParameterTree member) {
    if (member instanceof Group group && isArrayLike(group)) {
      ParameterTree array = array(group);
      if (array instanceof Group elements) {
        elements.members().forEach((index, element) -> members.put(step + index, element));
      } else {
        members.put(step, array);
      }
    } else {
      members.put(step, member);
    }
  }

  private static ParameterTree member(
      List<Face.Parameter> parameters, List<Integer> numbers, int depth) {
    boolean leaf = numbers.size() == 1 && parameters.get(numbers.get(0)).path().size() == depth;
    return leaf ? new Leaf(numbers.get(0)) : group(parameters, numbers, depth);
  }

  private static boolean isArrayLike(Group group) {
    int expected = 0;
    for (String step : group.members.keySet()) {
      if (!step.equals(Integer.toString(expected++))) {
        return false;
      }
    }
    return true;
  }

  private static ParameterTree array(Group group) {
    List<ParameterTree> elements = List.copyOf(group.members.values());
    ParameterTree first = elements.get(0);
    int start = first(first);
    int distance = elements.size() == 1 ? 0 : first(elements.get(1)) - start;
    for (int i = 1; i < elements.size(); i++) {
      if (!elements.get(i).equals(moved(first, i * distance))) {
        return group;
      }
    }
    return new Array(first, start, distance, elements.size());
  }

  /** The number of the first parameter in the tree. */
  static int first(ParameterTree tree) {
    if (tree instanceof Leaf leaf) {
      return leaf.number;
    }
    return tree instanceof Array array
        ? array.start
        : first(((Group) tree).members.values().iterator().next());
  }

  private static ParameterTree moved(ParameterTree tree, int by) {
    if (tree instanceof Leaf leaf) {
      return new Leaf(leaf.number + by);
    }
    if (tree instanceof Array array) {
      return new Array(moved(array.first, by), array.start + by, array.distance, array.length);
    }
    Map<String, ParameterTree> members = new LinkedHashMap<>();
    ((Group) tree).members.forEach((step, member) -> members.put(step, moved(member, by)));
    return new Group(members);
  }
}
