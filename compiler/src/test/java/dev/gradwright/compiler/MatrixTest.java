package dev.gradwright.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the tests that run in all flavours, and on one thread, against those that run kernels. */
class MatrixTest {
  private static final Pattern EDGE =
      Pattern.compile("^\\s+(dev\\.gradwright\\.\\S+)\\s+->\\s+(dev\\.gradwright\\.\\S+)\\s");

  @Test
  void allTestsThatLoadGeneratedClassesAreNamed() {
    Set<String> running = running();
    assertFalse(running.isEmpty());
    List<String> patterns = List.of(System.getProperty("matrix.tests").split(","));
    Set<String> left =
        running.stream()
            .map(name -> name.replace('.', '/'))
            .filter(path -> patterns.stream().noneMatch(pattern -> matches(pattern, path)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), left);
  }

  /** As Surefire reads them; what begins with an exclamation mark is left out on purpose. */
  private static boolean matches(String pattern, String path) {
    String named = pattern.startsWith("!") ? pattern.substring(1) : pattern;
    String anywhere = named.contains("/") ? named : "**/" + named;
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + anywhere);
    return matcher.matches(Path.of(path));
  }

  /** The tests that know, by way of their helpers, what loads them. */
  private static Set<String> running() {
    Map<String, Set<String>> users = users();
    Set<String> known = new TreeSet<>();
    List<String> next = List.of("dev.gradwright.compiler.emit.java.Compiled");
    while (!next.isEmpty()) {
      next =
          next.stream()
              .flatMap(name -> users.getOrDefault(name, Set.of()).stream())
              .filter(known::add)
              .filter(name -> !name.endsWith("Test"))
              .toList();
    }
    return known.stream()
        .filter(name -> name.endsWith("Test"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Who mentions a class, nested ones counting as those around them. */
  private static Map<String, Set<String>> users() {
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    String classes =
        new File(MatrixTest.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .getPath();
    List<String> arguments =
        List.of("--multi-release", "base", "--ignore-missing-deps", "-verbose:class", classes);
    assertEquals(0, jdeps.run(printer, printer, arguments.toArray(String[]::new)), out::toString);
    Map<String, Set<String>> users = new TreeMap<>();
    Stream.of(out.toString().split("\n"))
        .map(EDGE::matcher)
        .filter(Matcher::find)
        .forEach(
            edge ->
                users
                    .computeIfAbsent(outermost(edge.group(2)), name -> new TreeSet<>())
                    .add(outermost(edge.group(1))));
    return users;
  }

  private static String outermost(String name) {
    return name.replaceAll("\\$.*", "");
  }
}
