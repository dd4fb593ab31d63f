package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds the packages of the compiled classes against the map of the house. */
class ArchitectureTest {
  private static final String ROOT = "dev.gradwright.compiler";

  /** What each vocabulary is written in: those above it. */
  private static final Map<String, Set<String>> VOCABULARIES =
      Map.of(
          "source", Set.of(),
          "type", Set.of(),
          "scalar", Set.of("type"),
          "ast", Set.of("source", "type"),
          "resolved", Set.of("source", "type"),
          "dag", Set.of("source", "type", "scalar"),
          "op", Set.of("source", "type", "scalar", "dag"),
          "loop", Set.of("source", "type", "scalar"));

  /** What each stage reads and writes; no stage knows another. */
  private static final Map<String, Set<String>> STAGES =
      Map.of(
          "parse", Set.of("source", "type", "ast"),
          "resolve", Set.of("source", "type", "ast", "resolved"),
          "build", Set.of("source", "type", "scalar", "resolved", "dag", "op"),
          "adjoint", Set.of("source", "type", "scalar", "dag", "op"),
          "optimise", Set.of("source", "type", "scalar", "dag", "op"),
          "schedule", Set.of("source", "type", "scalar", "dag", "loop"),
          "emit.java", Set.of("source", "type", "scalar", "loop"),
          "warn", Set.of("source", "type", "scalar", "dag"),
          "evaluate", Set.of("source", "type", "scalar", "dag"),
          "explain", Set.of("source", "type", "scalar", "dag", "op", "loop"));

  /** It proves what all stages together have made, so it may run them. */
  private static final String PROVER = "verify";

  private static final Pattern EDGE =
      Pattern.compile("^\\s+" + ROOT + "(\\S*)\\s+->\\s+" + ROOT + "(\\S*)\\s");

  @Test
  void packagesKnowOnlyWhatTheMapAllows() {
    Set<String> forbidden = new TreeSet<>();
    edges()
        .forEach(
            (from, targets) ->
                targets.stream()
                    .filter(to -> !allowed(from).contains(to))
                    .forEach(to -> forbidden.add(from + " -> " + to)));
    assertEquals(Set.of(), forbidden);
  }

  @Test
  void everyPackageOfTheMapExists() {
    Map<String, Set<String>> edges = edges();
    assertFalse(edges.isEmpty());
    Set<String> missing = new TreeSet<>(STAGES.keySet());
    missing.removeAll(edges.keySet());
    assertEquals(Set.of(), missing);
  }

  private static Set<String> allowed(String from) {
    if (from.isEmpty() || from.equals(PROVER)) {
      Set<String> all = new TreeSet<>(VOCABULARIES.keySet());
      all.addAll(STAGES.keySet());
      all.add(PROVER);
      all.add("");
      return all;
    }
    return VOCABULARIES.getOrDefault(from, STAGES.getOrDefault(from, Set.of()));
  }

  private static Map<String, Set<String>> edges() {
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    String classes =
        GradientCompiler.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    List<String> arguments =
        List.of("--multi-release", "base", "--ignore-missing-deps", "-verbose:package", classes);
    assertEquals(0, jdeps.run(printer, printer, arguments.toArray(String[]::new)), out::toString);
    Map<String, Set<String>> edges = new TreeMap<>();
    Arrays.stream(out.toString().split("\n"))
        .map(EDGE::matcher)
        .filter(Matcher::find)
        .filter(edge -> !edge.group(1).equals(edge.group(2)))
        .forEach(
            edge ->
                edges
                    .computeIfAbsent(name(edge.group(1)), from -> new TreeSet<>())
                    .add(name(edge.group(2))));
    return edges;
  }

  private static String name(String suffix) {
    return suffix.isEmpty() ? "" : suffix.substring(1);
  }
}
