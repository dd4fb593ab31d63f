package dev.gradwright.benchmarks.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.benchmarks.limit.Bound;
import dev.gradwright.benchmarks.measure.Budget;
import dev.gradwright.benchmarks.measure.Clock;
import dev.gradwright.benchmarks.measure.Step;
import dev.gradwright.benchmarks.peer.Peer;
import dev.gradwright.benchmarks.result.Result;
import dev.gradwright.benchmarks.result.Result.Figure;
import dev.gradwright.benchmarks.result.Setting;
import dev.gradwright.benchmarks.workload.Training;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RowsTest {
  private static final Conditions SHORT = shortly(1);

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

  @ParameterizedTest
  @EnumSource(ModelText.class)
  void aModelOfManyOperationsCompiles(ModelText model) {
    measure(new CompileRow(model, 50));
  }

  @Test
  void aCaseIsMeasuredOnceWhoeverRunsBesideIt() {
    List<Contender> rivals =
        List.of(new Contender("slow", RowsTest::sleep), new Contender("quick", () -> 2));
    List<Result> results = new Case("row", () -> 1, rivals, Bound.none()).measure(SHORT);
    assertEquals(List.of("slow", "quick"), besides(results));
    Result slow = results.get(0);
    Result quick = results.get(1);
    assertEquals(slow.figure(Figure.OURS_US), quick.figure(Figure.OURS_US));
    assertTrue(slow.figure(Figure.PEER_US).getAsDouble() >= 1e3);
    assertTrue(quick.figure(Figure.PEER_US).getAsDouble() < 1e3);
    assertTrue(slow.figure(Figure.RATIO).getAsDouble() > quick.figure(Figure.RATIO).getAsDouble());
  }

  @Test
  void aWorkloadRunsBesideThePeersOfItsClassPathOrAlone() {
    Row row = new WorkloadRow(Workload.I, List.of(new Named("DJL 0.35.1")));
    assertTrue(row.runsBeside("DJL 0.35.1"));
    assertTrue(row.runsBeside(Setting.ALONE));
    assertFalse(row.runsBeside("libtorch 2.10.0"));
    assertTrue(Rows.of("adbench-gmm").get(0).runsBeside("hand-written Java"));
  }

  @Test
  void aWorkloadIsMeasuredOnceBesideAllThatHaveIt() {
    List<Peer> peers =
        List.of(new Twin("one", Map.of()), new Named("none"), new Twin("other", Map.of()));
    List<Result> results = new WorkloadRow(Workload.I, peers).measure(SHORT);
    assertEquals(List.of("one", "other"), besides(results));
    assertEquals(results.get(0).figure(Figure.OURS_US), results.get(1).figure(Figure.OURS_US));
    assertTrue(results.get(0).figure(Figure.PEAK_BYTES).getAsDouble() > 0);
  }

  @Test
  void peersThatWaitOtherwiseHaveAnotherJvm() {
    Map<String, String> here = Map.of();
    Map<String, String> elsewhere = Map.of("GRADWRIGHT_IS_NOT_SET", "1");
    List<Peer> peers =
        List.of(new Twin("one", here), new Twin("two", here), new Twin("other", elsewhere));
    Row row = new WorkloadRow(Workload.I, peers);
    assertEquals(List.of(here, elsewhere), row.environments());
    assertEquals(List.of("one", "two"), besides(row.measure(shortly(2))));
    assertEquals(List.of("one", "two", "other"), besides(row.measure(shortly(1))));
    assertEquals(List.of(Map.of()), new WorkloadRow(Workload.I, List.of()).environments());
  }

  @Test
  void theFlavourIsWhatTheJvmHas() {
    assertEquals("vector", Conditions.flavour(true, "Vector API, 512 bits"));
    assertEquals("portable", Conditions.flavour(false, "portable Java"));
    String openBlas = "portable Java, products of at least 8,192 multiplications by OpenBLAS 0.3";
    assertEquals("openblas", Conditions.flavour(false, openBlas));
  }

  private record Named(String name) implements Peer {
    @Override
    public Optional<Step> step(Workload workload, Training equal, int threads) {
      return Optional.empty();
    }
  }

  /** The workload once more. */
  private record Twin(String name, Map<String, String> environment) implements Peer {
    @Override
    public Optional<Step> step(Workload workload, Training equal, int threads) {
      return Optional.of(workload.training().step());
    }
  }

  private static Conditions shortly(int threads) {
    return new Conditions(Budget.ofSeconds(0.01, 1, Clock.WALL), threads, "2026-01-31 17:05");
  }

  private static List<String> besides(List<Result> results) {
    return results.stream().map(result -> result.setting().peer()).toList();
  }

  private static double sleep() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 1;
  }

  private static void measure(Row measured) {
    List<Result> results = measured.measure(SHORT);
    assertTrue(results.size() > 0);
    for (Result result : results) {
      String row = result.setting().row();
      assertTrue(row.equals(measured.name()) || row.startsWith(measured.name() + "/"), row);
      assertTrue(result.figure(Figure.OURS_US).getAsDouble() > 0, row);
      assertEquals(SHORT.run(), result.date());
    }
  }
}
