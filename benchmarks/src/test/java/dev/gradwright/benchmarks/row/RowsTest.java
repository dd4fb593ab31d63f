package dev.gradwright.benchmarks.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.measure.Budget;
import dev.gradwright.benchmarks.measure.Clock;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowsTest {
  private static final Conditions SHORT = new Conditions(Budget.ofSeconds(0.01, Clock.WALL), 1);

  @Test
  void noTwoRowsShareAName() {
    List<String> names = Rows.all().stream().map(Row::name).toList();
    assertEquals(names.size(), names.stream().distinct().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kernels-chains", "cold", "compile-1000"})
  void aRowMeasuresUnderItsName(String name) {
    List<Result> results = Rows.of(name).get(0).measure(SHORT);
    assertTrue(results.size() > 0);
    for (Result result : results) {
      String row = result.setting().row();
      assertTrue(row.equals(name) || row.startsWith(name + "/"), row);
      assertTrue(result.figure(Figure.OURS_US).getAsDouble() > 0, row);
    }
  }
}
