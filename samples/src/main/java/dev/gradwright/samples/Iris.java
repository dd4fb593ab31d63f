package dev.gradwright.samples;

import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.CsvReader;
import dev.gradwright.runtime.data.CsvTable;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.train.Accuracy;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.samples.iris.IrisNet;
import java.io.IOException;

/** Tells three species of iris by four measurements, a fifth of the flowers being held out. */
final class Iris {
  private static final int BATCH = 16;
  private static final int EPOCHS = 60;
  private static final long SEED = 1;

  private Iris() {}

  static Result run() throws IOException {
    Dataset.Split data = read().split(0.2, SEED);
    IrisNet.Parameters parameters = IrisNet.initialise(SEED);
    IrisNet model = new IrisNet(parameters, BATCH);
    Adam adam = Adam.rate(0.01);
    Trainer.over(Batches.shuffled(data.train(), BATCH, SEED), EPOCHS)
        .train(
            batch -> {
              model.resize(batch.rows());
              double loss = model.forward(batch.floats(0), batch.ints(1));
              model.backward();
              adam.step(parameters, model.gradients());
              return loss;
            });
    return Result.of("iris").with("accuracy", accuracy(model, data.test()));
  }

  private static double accuracy(IrisNet model, Dataset test) {
    model.resize(test.rows());
    Accuracy accuracy = new Accuracy();
    accuracy.add(
        model.predict((FloatTensor) test.columns().get(0)), (IntTensor) test.columns().get(1));
    return accuracy.value();
  }

  private static Dataset read() throws IOException {
    CsvTable table = CsvReader.withHeader(Samples.data("iris/iris.csv"));
    FloatTensor x = table.floatMatrix("Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width");
    return Dataset.of(x, table.labels("Species", table.distinct("Species")));
  }
}
