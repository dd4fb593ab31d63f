package dev.gradwright.benchmarks.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.result.Result.Figure;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ResultLinesTest {
  private static final Result ALONE = result("i", Setting.ALONE, Map.of(Figure.OURS_US, 0.25));
  private static final Result BESIDE =
      result(
          "iii",
          "libtorch 2.10.0",
          Map.of(Figure.OURS_US, 2e3, Figure.PEER_US, 3e3, Figure.RATIO, 1.5));

  private static Result result(String row, String peer, Map<Figure, Double> figures) {
    return new Result(
        new Setting(row, "vector", "17.0.1", 1, peer), "2026-01-31 17:05", 0.125, 1, figures);
  }

  @Test
  void whatIsWrittenIsRead() {
    List<Result> results = List.of(ALONE, BESIDE);
    assertEquals(results, ResultLines.read(ResultLines.write(results)));
    assertEquals(List.of(), ResultLines.read(ResultLines.write(List.of())));
  }

  @Test
  void aLineIsAnObjectWhoseAbsentFieldsAreNull() {
    assertEquals(
        """
        [
          {"row": "i", "flavour": "vector", "jdk": "17.0.1", "threads": 1, "ours_us": 0.250000, \
        "ours_low": null, "ours_high": null, "peer": null, "peer_us": null, "ratio": null, \
        "ratio_low": null, "ratio_high": null, "limit": null, "share_of_limit": null, "rate": null, \
        "bytes_per_step": null, "peak_bytes": null, "passes": 1, "date": "2026-01-31 17:05", "other_load": 0.125000}
        ]
        """,
        ResultLines.write(List.of(ALONE)));
  }

  @Test
  void aLoadThatTheSystemDoesNotTellIsNull() {
    Result result = new Result(ALONE.setting(), ALONE.date(), Double.NaN, 1, ALONE.figures());
    assertTrue(ResultLines.write(List.of(result)).contains("\"other_load\": null}"));
    assertEquals(List.of(result), ResultLines.read(ResultLines.write(List.of(result))));
    String page = Page.of(List.of(result), "a machine", Map.of("i", "a net"));
    assertTrue(page.contains("| 1 | 2026-01-31 17:05 | an unknown part |\n"), page);
    assertTrue(page.contains("\n| i | a net |\n"), page);
  }

  @Test
  void thePageTellsOfEachRunWhenItBeganAndWhatElseRan() {
    Result earlier = new Result(BESIDE.setting(), "2026-01-30 23:59", 0.25, 1, BESIDE.figures());
    Result busier = new Result(ALONE.setting(), ALONE.date(), 0.5, 1, ALONE.figures());
    String page = Page.of(List.of(ALONE, earlier, busier), "a machine", Map.of());
    String runs =
        """
        Measured on a machine.

        | run | began (UTC) | other processes took of the machine |
        |---|---|---|
        | 1 | 2026-01-30 23:59 | 25.0 to 25.0 % (the most during iii) |
        | 2 | 2026-01-31 17:05 | 12.5 to 50.0 % (the most during i) |

        """;
    assertTrue(page.contains(runs), page);
    String lines = Page.line(ALONE) + " 2 |\n" + Page.line(earlier) + " 1 |\n";
    assertTrue(page.endsWith(lines + Page.line(busier) + " 2 |\n"), page);
  }

  @Test
  void thePageShowsThreeDigits() {
    assertEquals(
        "| iii | vector | 17.0.1 | 1 | 2000 | libtorch 2.10.0 | 3000 | 1.50 | - | - | - | - | - | 1 |",
        Page.line(BESIDE));
    assertEquals(
        "| i | vector | 17.0.1 | 1 | 0.250 | - | - | - | - | - | - | - | - | 1 |",
        Page.line(ALONE));
  }

  @Test
  void whatTheValuesTakeIsShownInMegabytes() {
    String line = Page.line(ALONE.with(Figure.PEAK_BYTES, 2_500_000));
    assertTrue(line.endsWith("| - | 2.50 | 1 |"), line);
  }

  @Test
  void severalResultsMergeFigureByFigureAndTellTheirSpread() {
    Result slow = result("iii", "peer", Map.of(Figure.OURS_US, 9.0, Figure.RATIO, 2.0));
    Result middle = result("iii", "peer", Map.of(Figure.OURS_US, 4.0, Figure.RATIO, 3.0));
    Result quick = result("iii", "peer", Map.of(Figure.OURS_US, 3.0, Figure.RATIO, 5.0));
    Result merged =
        Result.merge(
            List.of(slow, middle, quick), numbers -> numbers.stream().sorted().toList().get(1));
    assertEquals(
        "| iii | vector | 17.0.1 | 1 | 4.00 (3.00 .. 9.00) | peer | - | 3.00 (2.00 .. 5.00) | - | - | - | - | - | 3 |",
        Page.line(merged));
    assertEquals(List.of(merged), ResultLines.read(ResultLines.write(List.of(merged))));
  }

  @Test
  void aPlotDrawsThoseThatHaveTheFigure() {
    String svg = Plot.RATIOS.draw(List.of(ALONE, BESIDE));
    assertEquals(
        1,
        svg.lines()
            .filter(line -> line.contains("iii, vector, JDK 17.0.1, 1 T, libtorch 2.10.0<"))
            .count());
    assertEquals(0, svg.lines().filter(line -> line.contains(">i, vector")).count());
  }

  @Test
  void theScaleOfAPlotHoldsItsValues() {
    assertEquals(List.of(1.0, 10.0), Plot.RATIOS.marks(1, 1.5));
    assertEquals(List.of(0.1, 1.0, 10.0, 100.0), Plot.RATIOS.marks(0.2, 99));
    assertEquals(List.of(0.0, 0.5, 1.0), Plot.LIMITS.marks(0.3, 0.7));
    assertEquals(List.of(0.0, 0.5, 1.0, 1.5), Plot.LIMITS.marks(0.3, 1.2));
  }

  @Test
  void labelsOfAPlotAreNotCutOff() {
    Result named =
        result("a-row-of-a-long-name/of-a-case-of-a-longer-name", "peer", BESIDE.figures());
    Matcher end =
        Pattern.compile("<text x=\"(\\d+)\"[^>]*>(a-row[^<]*)<")
            .matcher(Plot.RATIOS.draw(List.of(named)));
    assertTrue(end.find());
    assertTrue(Integer.parseInt(end.group(1)) >= 7 * end.group(2).length(), end.group());
  }
}
