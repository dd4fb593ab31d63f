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
  private static final Conditions SHORT = new Conditions(Budget.ofSeconds(0.01, 1, Clock.WALL), 1);

  @Test
  void noTwoRowsShareAName() {
    List<String> names = Rows.all().stream().map(Row::name).toList();
    assertEquals(names.size(), names.stream().distinct().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scaling", "kernels-chains", "cold"})
  void aRowMeasuresUnderItsName(String name) {
    measure(Rows.of(name).get(0));
  }

  @Test
  void aModelOfManyOperationsCompiles() {
    measure(new CompileRow(50));
  }

  private static void measure(Row measured) {
    List<Result> results = measured.measure(SHORT);
    assertTrue(results.size() > 0);
    for (Result result : results) {
      String row = result.setting().row();
      assertTrue(row.equals(measured.name()) || row.startsWith(measured.name() + "/"), row);
      assertTrue(result.figure(Figure.OURS_US).getAsDouble() > 0, row);
    }
  }
}
