package dev.gradwright.compiler.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An explanation that is read as a program: what its lines say is computed, in their order, by
 * nothing but what is printed. Types come from its table of inputs and parameters, whose numbers
 * are given; the adjoint of a value has the shape of the value.
 */
final class Page {
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| \\w+ \\| `[^`]*` \\|.*");
  private static final Pattern INDEXED = Pattern.compile("(.*)\\[([^\\[\\]]*)\\]");
  private static final Pattern LOOP = Pattern.compile("scan (\\w+) in (.+?)( reverse)?( from .*)?");
  private static final Pattern WAY_BACK =
      Pattern.compile("// back through the loop of (line \\d+).*");
  private static final Pattern WRITTEN = Pattern.compile("// (line \\d+):.*");
  private static final String LAST = "the last ";

  private final List<String> lines = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<String, PageValue> values;
  private final Map<String, Integer> variables;
  private final Map<String, List<Map<String, PageValue>>> steps = new HashMap<>();
  private final Map<String, Integer> tripsOf = new HashMap<>();
  private String comment = "";

  private Page(String text, Map<String, PageValue> given, Map<String, Integer> dims) {
    this.values = new LinkedHashMap<>(given);
    this.variables = new HashMap<>(dims);
    names.addAll(given.keySet());
    boolean isCode = false;
    for (String line : text.split("\n")) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && line.contains(".grad:")) {
        names.add(row.group(1));
      }
      isCode = line.startsWith("```") ? line.equals("```text") : isCode;
      if (isCode && !line.startsWith("```")) {
        add(line);
      }
    }
    lines.forEach(this::addNames);
  }

  /** All values that the page defines, for given ones of inputs, parameters and dims. */
  static Map<String, PageValue> evaluate(
      String text, Map<String, PageValue> given, Map<String, Integer> dims) {
    Page page = new Page(text, given, dims);
    page.run(0, page.lines.size());
    return page.values;
  }

  /** A part of a sum stands in a line of its own, with its reason behind. */
  private void add(String line) {
    String bare = line.strip().startsWith("//") ? line : line.replaceFirst(" {3}// from .*$", "");
    boolean goesOn =
        !lines.isEmpty()
            && (bare.strip().startsWith("+ ") || lines.get(lines.size() - 1).endsWith("="));
    if (goesOn) {
      lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + bare.strip());
    } else {
      lines.add(bare);
    }
  }

  private void addNames(String line) {
    if (line.strip().startsWith("//")) {
      return;
    }
    Matcher loop = LOOP.matcher(line.strip());
    if (loop.matches()) {
      starts(loop).keySet().forEach(names::add);
    } else {
      names.add(Left.of(line.strip()).name());
    }
  }

  /** What stands left of an equals sign. */
  private record Left(
      String name, List<String> indices, String formula, boolean adds, boolean next) {
    static Left of(String line) {
      int split = line.indexOf(" = ");
      int adding = line.indexOf(" += ");
      boolean adds = adding >= 0 && (split < 0 || adding < split);
      String left = line.substring(0, adds ? adding : split).strip();
      String formula = line.substring((adds ? adding + 4 : split + 3)).strip();
      boolean next = left.startsWith("next ");
      String bare = next ? left.substring(5) : left;
      Matcher indexed = INDEXED.matcher(bare);
      return indexed.matches()
          ? new Left(indexed.group(1), List.of(indexed.group(2).split(", ")), formula, adds, next)
          : new Left(bare, List.of(), formula, adds, next);
    }
  }

  private void run(int from, int to) {
    Map<String, PageValue> next = new HashMap<>();
    for (int i = from; i < to; i++) {
      String line = lines.get(i).strip();
      Matcher loop = LOOP.matcher(line);
      if (line.startsWith("//")) {
        comment = line;
      } else if (loop.matches()) {
        int end = end(i, to);
        loop(loop, i + 1, end);
        i = end - 1;
      } else {
        Left left = Left.of(line);
        PageValue value = value(left);
        (left.next() ? next : values).put(left.name(), value);
      }
    }
    values.putAll(next);
  }

  /** Where the lines end that are indented deeper than the head of a loop. */
  private int end(int head, int to) {
    int depth = depth(lines.get(head));
    int end = head + 1;
    while (end < to && depth(lines.get(end)) > depth) {
      end++;
    }
    return end;
  }

  private static int depth(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static Map<String, String> starts(Matcher loop) {
    Map<String, String> starts = new LinkedHashMap<>();
    if (loop.group(4) != null) {
      for (String start : loop.group(4).substring(" from ".length()).split(", (?=[a-z][^=]* = )")) {
        Left left = Left.of(start);
        starts.put(left.name(), start);
      }
    }
    return starts;
  }

  private void loop(Matcher loop, int from, int to) {
    Matcher back = WAY_BACK.matcher(comment);
    Matcher written = WRITTEN.matcher(comment);
    boolean isBack = back.matches();
    String place = isBack ? back.group(1) : written.matches() ? written.group(1) : comment;
    int trips =
        (int) evaluator().number(PageParser.parse(names, loop.group(2)), variables, List.of());
    Map<String, PageValue> starts = new LinkedHashMap<>();
    starts(loop).forEach((name, start) -> starts.put(name, value(Left.of(start))));
    values.putAll(starts);
    List<Map<String, PageValue>> kept =
        isBack ? steps.get(place) : new ArrayList<>(Collections.nCopies(trips, Map.of()));
    tripsOf.put(loop.group(1), trips);
    for (int turn = 0; turn < trips; turn++) {
      int t = loop.group(3) == null ? turn : trips - 1 - turn;
      variables.put(loop.group(1), t);
      if (isBack) {
        restore(kept.get(t), starts.keySet());
      }
      Map<String, PageValue> before = new HashMap<>();
      starts.keySet().forEach(name -> before.put(name, values.get(name)));
      run(from, to);
      if (!isBack) {
        Map<String, PageValue> step = new HashMap<>(values);
        step.putAll(before);
        kept.set(t, step);
      }
    }
    // A number that a carry starts from has filled its shape by now.
    for (String name : starts.keySet()) {
      List<Integer> extents = values.get(name).extents();
      kept.forEach(step -> step.computeIfPresent(name, (n, value) -> value.filling(extents)));
    }
    steps.put(place, kept);
    variables.remove(loop.group(1));
  }

  /** What the step of the way forward saw; what the way back makes stays. */
  private void restore(Map<String, PageValue> step, Set<String> carried) {
    step.forEach(
        (name, value) -> {
          if (!carried.contains(name) && !isDerivative(name)) {
            values.put(name, value);
          }
        });
  }

  private boolean isDerivative(String name) {
    return primal(name).isPresent();
  }

  private PageEvaluator evaluator() {
    return new PageEvaluator(values);
  }

  private PageValue value(Left left) {
    if (left.formula().startsWith(LAST)) {
      return values.get(left.formula().substring(LAST.length())).copy();
    }
    PageFormula formula = PageParser.parse(names, left.formula());
    Optional<List<Integer>> known =
        primal(left.name()).map(name -> values.get(name)).map(PageValue::extents);
    boolean isStep = !left.indices().isEmpty() && variables.containsKey(left.indices().get(0));
    return isStep ? step(left, formula, known) : whole(left, formula, known);
  }

  private PageValue whole(Left left, PageFormula formula, Optional<List<Integer>> known) {
    List<Integer> extents = known.orElseGet(() -> extents(left.indices(), formula));
    PageValue value = evaluator().all(formula, left.indices(), extents, variables);
    if (left.adds()) {
      PageValue sum = values.get(left.name()).filling(extents);
      for (int i = 0; i < sum.elements().length; i++) {
        sum.elements()[i] += value.elements()[i];
      }
      return sum;
    }
    return value;
  }

  /** One slice of a stacked value. */
  private PageValue step(Left left, PageFormula formula, Optional<List<Integer>> known) {
    List<String> indices = left.indices().subList(1, left.indices().size());
    List<Integer> extents =
        known.map(all -> all.subList(1, all.size())).orElseGet(() -> extents(indices, formula));
    PageValue slice = evaluator().all(formula, indices, extents, variables);
    List<Integer> all =
        new ArrayList<>(
            List.of(known.map(k -> k.get(0)).orElse(tripsOf.get(left.indices().get(0)))));
    all.addAll(extents);
    boolean begun =
        values.containsKey(left.name()) && values.get(left.name()).extents().equals(all);
    PageValue stacked = begun ? values.get(left.name()) : PageValue.zeros(all);
    int t = variables.get(left.indices().get(0));
    System.arraycopy(
        slice.elements(),
        0,
        stacked.elements(),
        t * slice.elements().length,
        slice.elements().length);
    return stacked;
  }

  private List<Integer> extents(List<String> indices, PageFormula formula) {
    List<Integer> extents = new ArrayList<>();
    for (String index : indices) {
      extents.add(
          formula
              .extentOf(index, values)
              .orElseThrow(() -> new PageException("how far does " + index + " reach?")));
    }
    return indices.isEmpty() ? evaluator().extentsOfReads(formula, values.keySet()) : extents;
  }

  /** What a name is the adjoint of. */
  private Optional<String> primal(String name) {
    if (name.startsWith("bar ")) {
      return Optional.of(name.substring(4));
    }
    if (name.startsWith("seed ")) {
      return Optional.of(name.substring(5));
    }
    return names.stream()
        .filter(e -> name.startsWith("d " + e + "/d "))
        .map(e -> name.substring(("d " + e + "/d ").length()))
        .findFirst();
  }
}
