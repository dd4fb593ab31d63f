package dev.gradwright.samples;

import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.IdxReader;
import dev.gradwright.runtime.data.Reals;
import dev.gradwright.runtime.optimise.Schedule;
import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Precision;
import dev.gradwright.runtime.tensor.Tensor;
import dev.gradwright.runtime.train.Accuracy;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.samples.mnist.Mlp;
import java.io.IOException;

/** Trains a dense network on the handwritten digits of MNIST. */
final class Mnist {
  private static final int BATCH = 64;
  private static final int EPOCHS = 5;
  private static final long SEED = 1;

  private Mnist() {}

  static Result run() throws IOException {
    Dataset train = read("train");
    Mlp.Parameters parameters = Mlp.initialise(SEED);
    long start = System.nanoTime();
    train(parameters, train, EPOCHS);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return Result.of("mnist")
        .with("accuracy", accuracy(parameters, read("t10k")))
        .with("images_per_s", EPOCHS * train.rows() / seconds);
  }

  static void train(Mlp.Parameters parameters, Dataset data, int epochs) throws IOException {
    Mlp model = new Mlp(parameters, BATCH);
    Batches batches = Batches.shuffled(data, BATCH, SEED);
    long steps = (long) epochs * batches.perEpoch();
    Sgd sgd = Sgd.rate(Schedule.cosine(0.5, 0, steps));
    Trainer.over(batches, epochs)
        .train(
            batch -> {
              model.resize(batch.rows()); // the last batch of an epoch is shorter
              return model.trainStep(batch.floats(0), batch.ints(1), sgd);
            });
  }

  private static double accuracy(Mlp.Parameters parameters, Dataset data) {
    Mlp model = new Mlp(parameters, BATCH);
    Accuracy accuracy = new Accuracy();
    Batches batches = Batches.inOrder(data, BATCH);
    batches.begin(0);
    while (batches.next()) {
      model.resize(batches.rows());
      accuracy.add(model.predict(batches.floats(0)), batches.ints(1));
    }
    return accuracy.value();
  }

  static Dataset read(String part) throws IOException {
    IntTensor pixels = ints(part + "-images-idx3-ubyte.gz");
    pixels.resize(pixels.extent(0), pixels.extent(1) * pixels.extent(2));
    return Dataset.of(
        Reals.scaled(pixels, Precision.F32, 1 / 255.0), ints(part + "-labels-idx1-ubyte.gz"));
  }

  private static IntTensor ints(String file) throws IOException {
    Tensor tensor = IdxReader.read(Samples.data("mnist/" + file));
    return (IntTensor) tensor;
  }
}
