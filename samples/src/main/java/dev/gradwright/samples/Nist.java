package dev.gradwright.samples;

import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.samples.nist.Chwirut2;
import dev.gradwright.samples.nist.DanWood;
import dev.gradwright.samples.nist.Gauss1;
import dev.gradwright.samples.nist.Hahn1;
import dev.gradwright.samples.nist.Kirby2;
import dev.gradwright.samples.nist.Lanczos1;
import dev.gradwright.samples.nist.Longley;
import dev.gradwright.samples.nist.Mgh17;
import dev.gradwright.samples.nist.Misra1a;
import dev.gradwright.samples.nist.Norris;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits the reference data of NIST by residuals and Jacobians of generated classes: curves from both
 * starting points with the optimizer of commons-math, linear models by a step of Gauss and Newton.
 */
final class Nist {
  private static final Map<String, ModelType> CURVES =
      new TreeMap<>(
          Map.of(
              "Chwirut2", Chwirut2.TYPE,
              "DanWood", DanWood.TYPE,
              "Gauss1", Gauss1.TYPE,
              "Hahn1", Hahn1.TYPE,
              "Kirby2", Kirby2.TYPE,
              "Lanczos1", Lanczos1.TYPE,
              "MGH17", Mgh17.TYPE,
              "Misra1a", Misra1a.TYPE));

  private static final Map<String, ModelType> LINEAR =
      new TreeMap<>(Map.of("Longley", Longley.TYPE, "Norris", Norris.TYPE));

  private Nist() {}

  static Result run() throws IOException {
    List<NistFit> fits = fits();
    fits.forEach(fit -> System.out.println(line(fit)));
    return Result.of("nist")
        .with("worst_digits", fits.stream().mapToDouble(NistFit::digits).min().orElseThrow())
        .with("sets", fits.stream().map(NistFit::set).distinct().count());
  }

  /** Each set from each start. */
  static List<NistFit> fits() throws IOException {
    List<NistFit> fits = new ArrayList<>();
    for (NistSet set : sets()) {
      set.starts().forEach(start -> fits.add(NistFit.of(set, start)));
    }
    return fits;
  }

  static List<NistSet> sets() throws IOException {
    List<NistSet> sets = new ArrayList<>();
    for (Map.Entry<String, ModelType> model : CURVES.entrySet()) {
      sets.add(NistSet.curve(model.getKey(), model.getValue()));
    }
    for (Map.Entry<String, ModelType> model : LINEAR.entrySet()) {
      sets.add(NistSet.linear(model.getKey(), model.getValue()));
    }
    return sets;
  }

  private static String line(NistFit fit) {
    return String.format(
        Locale.ROOT,
        "%-8s from %-7s: parameters %.1f digits, after three more steps %.1f, deviations %.1f",
        fit.set(),
        fit.start(),
        fit.digits(),
        fit.refined(),
        fit.deviations());
  }
}
