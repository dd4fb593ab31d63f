package dev.gradwright.benchmarks.row;

import dev.gradwright.benchmarks.adbench.Bundle;
import dev.gradwright.benchmarks.adbench.Lstm;
import dev.gradwright.benchmarks.adbench.Mixture;
import dev.gradwright.benchmarks.peer.Peer;
import dev.gradwright.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All rows, in the order of the page. */
public final class Rows {
  private Rows() {}

  /**
   * All of them.
   *
   * @return in their order
   */
  public static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    List<Peer> peers = Peer.all();
    Arrays.stream(Workload.values()).map(w -> new WorkloadRow(w, peers)).forEach(rows::add);
    rows.add(new ScalingRow());
    rows.add(new ProductRow());
    rows.add(new ChainRow());
    rows.add(
        new AdbenchRow(
            "gmm",
            "Gaussian mixture, points, dimensions and components",
            List.of(
                () -> Mixture.problem(1000, 2, 5),
                () -> Mixture.problem(1000, 10, 25),
                () -> Mixture.problem(1000, 64, 25))));
    rows.add(
        new AdbenchRow(
            "lstm",
            "diagonal LSTM of 14 bits, layers and steps",
            List.of(() -> Lstm.problem(2, 1024), () -> Lstm.problem(4, 4096))));
    rows.add(
        new AdbenchRow(
            "ba",
            "bundle adjustment, observations; the gradient is the sparse Jacobian",
            List.of(() -> Bundle.problem(49, 7776, 31843))));
    rows.add(new ColdRow());
    for (ModelText model : ModelText.values()) {
      IntStream.of(1_000, 10_000, 100_000)
          .mapToObj(operations -> new CompileRow(model, operations))
          .forEach(rows::add);
    }
    return List.copyOf(rows);
  }

  /**
   * Those that a word of the command line means: the row of that name, or all whose name begins
   * with it and a dash, as {@code ii} means {@code ii-b1} and {@code ii-b64}.
   *
   * @param word what the user wrote
   * @return at least one row
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static List<Row> of(String word) {
    List<Row> meant =
        all().stream()
            .filter(row -> row.name().equals(word) || row.name().startsWith(word + "-"))
            .toList();
    if (meant.isEmpty()) {
      String names = all().stream().map(Row::name).collect(Collectors.joining(" "));
      throw new IllegalArgumentException("no row `" + word + "`; the rows are: " + names);
    }
    return meant;
  }
}
