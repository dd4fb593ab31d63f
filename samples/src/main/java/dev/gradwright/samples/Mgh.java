package dev.gradwright.samples;

import dev.gradwright.samples.mgh.Bard;
import dev.gradwright.samples.mgh.Beale;
import dev.gradwright.samples.mgh.Box;
import dev.gradwright.samples.mgh.BrownDennis;
import dev.gradwright.samples.mgh.FreudensteinRoth;
import dev.gradwright.samples.mgh.HelicalValley;
import dev.gradwright.samples.mgh.PowellBadlyScaled;
import dev.gradwright.samples.mgh.PowellSingular;
import dev.gradwright.samples.mgh.Rosenbrock;
import dev.gradwright.samples.mgh.Wood;
import java.util.List;

/**
 * Ten functions of More, Garbow and Hillstrom, "Testing unconstrained optimization software", ACM
 * Transactions on Mathematical Software 7 (1981) 17-41, minimised from their starts.
 */
final class Mgh {
  static final List<MghProblem> PROBLEMS =
      List.of(
          MghProblem.of("Rosenbrock", Rosenbrock.TYPE, -1.2, 1),
          MghProblem.of("Freudenstein and Roth", FreudensteinRoth.TYPE, 0.5, -2)
              .withMinima(0, 48.9842),
          MghProblem.of("Powell badly scaled", PowellBadlyScaled.TYPE, 0, 1),
          MghProblem.of("Beale", Beale.TYPE, 1, 1),
          MghProblem.of("Helical valley", HelicalValley.TYPE, -1, 0, 0),
          MghProblem.of("Bard", Bard.TYPE, 1, 1, 1).withMinima(8.21487e-3, 17.4286),
          MghProblem.of("Box three-dimensional", Box.TYPE, 0, 10, 20),
          MghProblem.of("Powell singular", PowellSingular.TYPE, 3, -1, 0, 1),
          MghProblem.of("Wood", Wood.TYPE, -3, -1, -3, -1),
          MghProblem.of("Brown and Dennis", BrownDennis.TYPE, 25, 5, -5, -1).withMinima(85822.2));

  private Mgh() {}

  static Result run() {
    int solved = 0;
    for (MghProblem problem : PROBLEMS) {
      double found = problem.found();
      solved += problem.isMinimum(found) ? 1 : 0;
      System.out.println(problem.name() + ": " + found);
    }
    return Result.of("mgh").with("solved", solved).with("of", PROBLEMS.size());
  }
}
