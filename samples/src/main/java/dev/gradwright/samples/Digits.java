package dev.gradwright.samples;

import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.CsvReader;
import dev.gradwright.runtime.data.CsvTable;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.train.Accuracy;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.samples.digits.DigitsNet;
import java.io.IOException;
import java.util.stream.IntStream;

/** Recognises digits of 8 x 8 pixels, a fifth of which is held out. */
final class Digits {
  private static final int BATCH = 32;
  private static final int EPOCHS = 30;
  private static final long SEED = 1;

  private Digits() {}

  static Result run() throws IOException {
    Dataset.Split data = read().split(0.2, SEED);
    DigitsNet.Parameters parameters = DigitsNet.initialise(SEED);
    train(parameters, data.train());
    return Result.of("digits").with("accuracy", accuracy(parameters, data.test()));
  }

  private static void train(DigitsNet.Parameters parameters, Dataset data) throws IOException {
    DigitsNet model = new DigitsNet(parameters, BATCH);
    Adam adam = Adam.rate(1e-3);
    Trainer.over(Batches.shuffled(data, BATCH, SEED), EPOCHS)
        .train(
            batch -> {
              model.resize(batch.rows());
              double loss = model.forward(batch.floats(0), batch.ints(1));
              model.backward();
              adam.step(parameters, model.gradients());
              return loss;
            });
  }

  private static double accuracy(DigitsNet.Parameters parameters, Dataset test) {
    DigitsNet model = new DigitsNet(parameters, test.rows());
    Accuracy accuracy = new Accuracy();
    Batches whole = Batches.inOrder(test, test.rows());
    whole.begin(0);
    whole.next();
    accuracy.add(model.predict(whole.floats(0)), whole.ints(1));
    return accuracy.value();
  }

  private static Dataset read() throws IOException {
    CsvTable table = CsvReader.withoutHeader(Samples.data("digits/digits.csv.gz"), ',');
    String[] pixels = IntStream.range(0, 64).mapToObj(Integer::toString).toArray(String[]::new);
    FloatTensor x = table.floatMatrix(pixels);
    for (int i = 0; i < x.size(); i++) {
      x.array()[i] /= 16;
    }
    return Dataset.of(x, table.ints("64"));
  }
}
