package dev.gradwright.benchmarks.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.jvm.Flavour;
import dev.gradwright.benchmarks.jvm.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What HotSpot says of the methods of the workloads and of the runtime that it compiles. */
class HotMethodsTest {
  private static final int MILLIS = 1_600;

  /** HotSpot leaves longer methods to the interpreter, unless it is told otherwise. */
  private static final int LONGEST = 8_000;

  /** Assumptions about one method that fail more often look as if they would for ever. */
  private static final int OFTEN = 10;

  private static final String MODELS = "dev.gradwright.benchmarks.models.";

  /** {@code 1234 56 % ! 4 a.B::c @ 7 (89 bytes) made not entrant} */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*\\d+\\s+\\d+\\s[ %sbn!]*(?<tier>\\d)\\s+(?<method>dev\\.gradwright\\.\\S+)"
              + "( @ -?\\d+)?\\s+\\((?<bytes>\\d+) bytes\\)(?<remark>.*)");

  /** {@code made not compilable on level 4 a.B::c (89 bytes) out of nodes} */
  private static final Pattern GIVEN_UP =
      Pattern.compile("made not (OSR )?compilable on .*dev\\.gradwright\\.");

  /** What loads and stores a tile of six or five rows of four vectors fills what there is. */
  private static final Predicate<String> TILE =
      Pattern.compile("\\.runtime\\.kernel\\.\\w+\\.(six|five)ByFour$").asPredicate();

  private static final Map<Flavour, List<String>> SAID = new EnumMap<>(Flavour.class);
  private static CompilationLog log;

  @BeforeAll
  static void runBoth(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("log");
    String logged = "-XX:LogFile=" + file;
    SAID.put(Flavour.PORTABLE, run(Flavour.PORTABLE));
    SAID.put(
        Flavour.VECTORS,
        run(Flavour.VECTORS, "-XX:+UnlockDiagnosticVMOptions", "-XX:+LogCompilation", logged));
    log = CompilationLog.of(file);
  }

  private static List<String> run(Flavour flavour, String... more) {
    List<String> options = new ArrayList<>(flavour.options());
    options.addAll(List.of("-XX:+PrintCompilation", "-XX:-DontCompileHugeMethods"));
    options.addAll(List.of(more));
    return Jvm.with(options).lines(HotSteps.class, List.of(String.valueOf(MILLIS)));
  }

  @ParameterizedTest
  @EnumSource
  void allModelsAreCompiled(Flavour flavour) {
    List<String> models =
        compiled(flavour)
            .map(line -> line.group("method"))
            .filter(method -> method.startsWith(MODELS))
            .map(method -> method.substring(MODELS.length()).split("::|\\$|Vectors")[0])
            .distinct()
            .toList();
    // Two of the eight workloads are one model.
    assertEquals(7, models.size(), models::toString);
  }

  @ParameterizedTest
  @EnumSource
  void noMethodIsSkipped(Flavour flavour) {
    // It tries again what another thread was loading classes for.
    assertEquals(
        List.of(),
        remarked(flavour, "COMPILE SKIPPED")
            .map(Matcher::group)
            .filter(line -> !line.contains("concurrent class loading"))
            .toList());
  }

  @ParameterizedTest
  @EnumSource
  void noMethodIsGivenUp(Flavour flavour) {
    assertEquals(
        List.of(),
        SAID.get(flavour).stream().filter(line -> GIVEN_UP.matcher(line).find()).toList());
  }

  @ParameterizedTest
  @EnumSource
  void noMethodIsTooLong(Flavour flavour) {
    assertEquals(
        List.of(),
        compiled(flavour)
            .filter(line -> Integer.parseInt(line.group("bytes")) > LONGEST)
            .map(Matcher::group)
            .toList());
  }

  @ParameterizedTest
  @EnumSource
  void noMethodIsCompiledAgainAndAgain(Flavour flavour) {
    Map<String, Long> failed =
        remarked(flavour, "made not entrant")
            .filter(line -> line.group("tier").equals("4"))
            .collect(Collectors.groupingBy(line -> line.group("method"), Collectors.counting()));
    assertTrue(failed.values().stream().allMatch(times -> times <= OFTEN), failed::toString);
  }

  /**
   * What C2 has no room for it calls with vectors as objects, or puts off, and then may not know
   * whose method is called.
   */
  @Test
  void thereIsRoomForAllThatHandlesVectors() {
    assertTrue(
        log.compiled().stream().anyMatch(method -> method.matches(".*models\\.\\w+Vectors\\..*")),
        () -> log.compiled().toString());
    Map<String, Set<String>> others = new TreeMap<>(log.withoutRoom());
    others.keySet().removeIf(TILE);
    assertEquals(Map.of(), others);
  }

  private static Stream<Matcher> remarked(Flavour flavour, String remark) {
    return compiled(flavour).filter(line -> line.group("remark").contains(remark));
  }

  private static Stream<Matcher> compiled(Flavour flavour) {
    return SAID.get(flavour).stream().map(LINE::matcher).filter(Matcher::matches);
  }
}
