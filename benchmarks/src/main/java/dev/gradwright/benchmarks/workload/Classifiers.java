package dev.gradwright.benchmarks.workload;

import dev.gradwright.benchmarks.models.Classifier;
import dev.gradwright.benchmarks.models.DeepClassifier;
import dev.gradwright.benchmarks.models.ImageClassifier;
import dev.gradwright.benchmarks.models.SequenceClassifier;
import dev.gradwright.benchmarks.models.SigmoidNet;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.optimise.Optimizer;
import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import java.util.List;

/** Networks that learn classes, by their sizes. */
final class Classifiers {
  private static final long SEED = 1;
  private static final int CLASSES = 10;
  private static final int PIXELS = 784;

  private Classifiers() {}

  static Training sigmoids() {
    SigmoidNet model = new SigmoidNet(SigmoidNet.initialise(SEED));
    FloatTensor x = FloatTensor.of(new float[] {0.05f, 0.1f}, 1, 2);
    FloatTensor y = FloatTensor.of(new float[] {0.01f, 0.99f}, 1, 2);
    Optimizer rule = Sgd.rate(0.5);
    return new Training(model, List.of(x, y), () -> model.trainStep(x, y, rule));
  }

  static Training dense(int batch) {
    Classifier model = new Classifier(Classifier.initialise(SEED), batch);
    FloatTensor x = Examples.reals("images", batch, PIXELS);
    IntTensor y = Examples.classes(CLASSES, batch);
    Optimizer rule = Sgd.rate(0.01);
    return new Training(model, List.of(x, y), () -> model.trainStep(x, y, rule));
  }

  static Training deep() {
    int batch = 128;
    DeepClassifier model = new DeepClassifier(DeepClassifier.initialise(SEED), batch);
    FloatTensor x = Examples.reals("images", batch, PIXELS);
    IntTensor y = Examples.classes(CLASSES, batch);
    Optimizer rule = Adam.rate(1e-3);
    return new Training(model, List.of(x, y), () -> model.trainStep(x, y, rule));
  }

  static Training sequences() {
    int steps = 64;
    int batch = 32;
    SequenceClassifier model =
        new SequenceClassifier(SequenceClassifier.initialise(SEED), steps, batch);
    FloatTensor x = Examples.reals("sequences", steps, batch, 64);
    IntTensor y = Examples.classes(CLASSES, batch);
    Optimizer rule = Sgd.rate(0.1);
    return new Training(model, List.of(x, y), () -> model.trainStep(x, y, rule));
  }

  static Training images() {
    int batch = 64;
    ImageClassifier model = new ImageClassifier(ImageClassifier.initialise(SEED), batch);
    FloatTensor x = Examples.reals("images", batch, 1, 28, 28);
    IntTensor y = Examples.classes(CLASSES, batch);
    Optimizer rule = Sgd.rate(0.01);
    return new Training(model, List.of(x, y), () -> model.trainStep(x, y, rule));
  }
}
