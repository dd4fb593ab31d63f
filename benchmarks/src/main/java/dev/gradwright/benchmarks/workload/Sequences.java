package dev.gradwright.benchmarks.workload;

import dev.gradwright.benchmarks.models.FourLayers;
import dev.gradwright.benchmarks.models.OneLayer;
import dev.gradwright.benchmarks.models.TwoLayers;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.List;

/** Recurrent networks of several sizes. */
public enum Sequences {
  /** One LSTM. */
  ONE_LAYER(1),
  /** Two. */
  TWO_LAYERS(2),
  /** Four. */
  FOUR_LAYERS(4);

  /** How wide inputs and layers are. */
  public static final int WIDTH = 64;

  private static final long SEED = 1;

  private final int layers;

  Sequences(int layers) {
    this.layers = layers;
  }

  /**
   * How many layers.
   *
   * @return one upon the other
   */
  public int layers() {
    return layers;
  }

  /**
   * A new network.
   *
   * @param steps how long its sequences are
   * @param batch how many of them
   * @return its training
   */
  public Training training(int steps, int batch) {
    Model model =
        switch (this) {
          case ONE_LAYER -> new OneLayer(OneLayer.initialise(SEED), steps, batch);
          case TWO_LAYERS -> new TwoLayers(TwoLayers.initialise(SEED), steps, batch);
          case FOUR_LAYERS -> new FourLayers(FourLayers.initialise(SEED), steps, batch);
        };
    List<FloatTensor> inputs = List.of(Examples.reals("sequences", steps, batch, WIDTH));
    return Training.of(
        model, List.copyOf(inputs), Sgd.rate(0.1), () -> model.forward(List.copyOf(inputs)));
  }
}
