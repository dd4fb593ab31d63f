package com.acme;

import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import java.util.Random;

/** Trains on 150 points in batches of 64, of which the last is partial; predicts them one by one. */
public final class Main {
  private static final int POINTS = 150;
  private static final int BATCH = 64;

  private Main() {}

  /** Prints how many points are told right. */
  public static void main(String[] arguments) {
    FloatTensor points = FloatTensor.zeros(POINTS, 2);
    IntTensor inside = IntTensor.zeros(POINTS);
    Random random = new Random(1);
    for (int i = 0; i < POINTS; i++) {
      double x = random.nextDouble(-1, 1);
      double y = random.nextDouble(-1, 1);
      points.set(2 * i, x);
      points.set(2 * i + 1, y);
      inside.set(i, Math.hypot(x, y) < 0.7 ? 1 : 0);
    }
    Classifier.Parameters parameters = Classifier.initialise(42);
    train(parameters, Batches.shuffled(Dataset.of(points, inside), BATCH, 7));
    System.out.println("right " + right(parameters, points, inside) + " of " + POINTS);
  }

  private static void train(Classifier.Parameters parameters, Batches batches) {
    Classifier model = new Classifier(parameters, BATCH);
    Adam adam = Adam.rate(0.02);
    for (int epoch = 0; epoch < 200; epoch++) {
      batches.begin(epoch);
      while (batches.next()) {
        model.resize(batches.rows());
        model.forward(batches.floats(0), batches.ints(1));
        model.backward();
        adam.step(parameters, model.gradients());
      }
    }
  }

  private static int right(
      Classifier.Parameters parameters, FloatTensor points, IntTensor inside) {
    Classifier one = new Classifier(parameters, 1);
    FloatTensor point = FloatTensor.zeros(1, 2);
    int right = 0;
    for (int i = 0; i < POINTS; i++) {
      System.arraycopy(points.array(), 2 * i, point.array(), 0, 2);
      boolean found = one.predict(point).get(0, 1) > 0.5;
      right += found == (inside.get(i) == 1) ? 1 : 0;
    }
    return right;
  }
}
