package dev.gradwright.benchmarks.run;

import dev.gradwright.benchmarks.measure.Clock;
import dev.gradwright.benchmarks.row.Row;
import dev.gradwright.benchmarks.row.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line.
 *
 * @param rows what is measured
 * @param jdks what runs it
 * @param flavours {@code vector}, {@code portable} or both, or {@code openblas}
 * @param threads how many threads may run
 * @param forks how many JVMs per row, flavour, JDK and count of threads
 * @param seconds how long each case is measured, after four times as long to warm up
 * @param clock what is timed by
 */
record Options(
    List<Row> rows,
    List<Jdk> jdks,
    List<String> flavours,
    List<Integer> threads,
    int forks,
    double seconds,
    Clock clock) {
  private static final List<String> FLAVOURS = List.of("vector", "portable", "openblas");

  private static final String USAGE =
      """
      usage: benchmarks/run [OPTION ...] [ROW ...]
        --peers                        beside libtorch, which Maven fetches; --peers=djl beside DJL, =nd4j beside ND4J
        --openblas                     the flavour openblas: portable, products by gradwright-openblas
        --jdk HOME                     on that JDK too; so does SECOND_JAVA_HOME
        --flavours vector,portable     which of the two
        --threads 1,2                  how many threads may run
        --forks 3                      JVMs for each figure, spread over the run; 1 is quick
        --seconds 0.1                  time for each comparison in a JVM, without warm-up
        --clock wall                   or cpu, what the thread had of a busy machine
      or: benchmarks/run jmh [REGEX] [OPTION OF JMH ...]
      """;

  /** Refuses what cannot be measured, or would measure something else. */
  Options {
    for (String flavour : flavours) {
      String known = String.join(", ", FLAVOURS);
      require(FLAVOURS.contains(flavour), "no flavour `" + flavour + "`; there are " + known);
    }
    require(threads.stream().allMatch(count -> count > 0), "`--threads` are at least 1");
    require(forks > 0, "`--forks` is at least 1");
    require(seconds > 0, "`--seconds` is more than 0");
    require(
        clock == Clock.WALL || threads.stream().allMatch(count -> count == 1),
        "`--clock cpu` times one thread; with `--threads` above 1 leave it out");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** All options, and all rows with what they are. */
  static String usage() {
    return Rows.all().stream()
        .map(row -> "  %-16s %s%n".formatted(row.name(), row.title()))
        .collect(Collectors.joining("", USAGE + "rows:\n", ""));
  }

  static Options parse(List<String> words, Map<String, String> environment) {
    Options options = defaults(environment);
    Set<Row> rows = new LinkedHashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--")) {
        i++;
        options = options.with(word, i < words.size() ? words.get(i) : "");
      } else {
        rows.addAll(Rows.of(word));
      }
    }
    return rows.isEmpty() ? options : options.with(List.copyOf(rows));
  }

  private static Options defaults(Map<String, String> environment) {
    List<Jdk> jdks = new ArrayList<>(List.of(Jdk.at(Path.of(System.getProperty("java.home")))));
    if (environment.containsKey("SECOND_JAVA_HOME")) {
      jdks.add(Jdk.at(Path.of(environment.get("SECOND_JAVA_HOME"))));
    }
    return new Options(
        Rows.all(), jdks, List.of("vector", "portable"), List.of(1), 3, 0.1, Clock.WALL);
  }

  private Options with(List<Row> newRows) {
    return new Options(newRows, jdks, flavours, threads, forks, seconds, clock);
  }

  private Options with(String option, String value) {
    try {
      return read(option, value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "`" + option + " " + value + "` is no number\n" + USAGE, e);
    }
  }

  private Options read(String option, String value) {
    List<String> parts = Arrays.asList(value.split(","));
    return switch (option) {
      case "--jdk" -> {
        List<Jdk> more = new ArrayList<>(jdks);
        more.add(Jdk.at(Path.of(value)));
        yield new Options(rows, more, flavours, threads, forks, seconds, clock);
      }
      case "--flavours" -> new Options(rows, jdks, parts, threads, forks, seconds, clock);
      case "--threads" ->
          new Options(
              rows,
              jdks,
              flavours,
              parts.stream().map(Integer::valueOf).toList(),
              forks,
              seconds,
              clock);
      case "--forks" ->
          new Options(rows, jdks, flavours, threads, Integer.parseInt(value), seconds, clock);
      case "--seconds" ->
          new Options(rows, jdks, flavours, threads, forks, Double.parseDouble(value), clock);
      case "--clock" -> {
        Clock named =
            Arrays.stream(Clock.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException("no clock `" + value + "`; wall or cpu"));
        yield new Options(rows, jdks, flavours, threads, forks, seconds, named);
      }
      default -> throw new IllegalArgumentException("no option `" + option + "`\n" + USAGE);
    };
  }
}
