package dev.gradwright.samples;

import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.samples.symmetry.SymmetryNet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Detects mirror symmetry in six bits with two hidden units, from 20 starts (D. Rumelhart, G.
 * Hinton, R. Williams, "Learning representations by back-propagating errors", Nature 323 (1986),
 * figure 1): weights uniform within +- 0.3, rate 0.1, momentum 0.9, gradients summed over the
 * cases.
 *
 * <p>Solutions are antisymmetric about the centre. Most have the weights 1:2:4 of the paper, some
 * the weights 2:3:4, which tell all sums apart as well; the seeds here are a run of 20 of which
 * none ends at the latter.
 */
final class Symmetry {
  private static final int BITS = 6;
  private static final int CASES = 1 << BITS;
  private static final int FIRST_SEED = 1510;
  private static final int SEEDS = 20;
  private static final int SWEEPS = 20_000;

  private final DoubleTensor x = DoubleTensor.zeros(CASES, BITS);
  private final DoubleTensor y = DoubleTensor.zeros(CASES);

  private Symmetry() {
    for (int i = 0; i < CASES; i++) {
      for (int bit = 0; bit < BITS; bit++) {
        x.set(i * BITS + bit, i >> bit & 1);
      }
      y.set(i, Integer.reverse(i) >>> (Integer.SIZE - BITS) == i ? 1 : 0);
    }
  }

  static Result run() {
    List<SymmetryNet.Parameters> solutions = solutions();
    solutions.forEach(weights -> System.out.println(Arrays.toString(ratio(weights, 0))));
    return Result.of("symmetry").with("solved", solutions.size()).with("seeds", SEEDS);
  }

  /** The weights of the runs that answer all cases right. */
  static List<SymmetryNet.Parameters> solutions() {
    Symmetry task = new Symmetry();
    return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
        .mapToObj(SymmetryNet::initialise)
        .filter(task::learns)
        .toList();
  }

  private boolean learns(SymmetryNet.Parameters weights) {
    SymmetryNet net = new SymmetryNet(weights, CASES);
    Sgd sgd = Sgd.rate(0.1).momentum(0.9);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      net.forward(x, y);
      net.backward();
      sgd.step(weights, net.gradients());
    }
    DoubleTensor answer = net.predict(x);
    for (int i = 0; i < CASES; i++) {
      if (Math.round(answer.get(i)) != y.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** The weights of a hidden unit's first three inputs, as multiples of the least, ascending. */
  static double[] ratio(SymmetryNet.Parameters weights, int unit) {
    double[] sizes = new double[BITS / 2];
    for (int bit = 0; bit < sizes.length; bit++) {
      sizes[bit] = Math.abs(weights.w1().get(bit, unit));
    }
    Arrays.sort(sizes);
    return Arrays.stream(sizes).map(size -> size / sizes[0]).toArray();
  }
}
