package dev.gradwright.samples;

import static dev.gradwright.runtime.tensor.DoubleTensor.scalar;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.samples.circuit.AddMultiply;
import dev.gradwright.samples.circuit.Gates;
import dev.gradwright.samples.circuit.Neuron;
import dev.gradwright.samples.circuit.Quotient;
import dev.gradwright.samples.circuit.Scores;

/** The worked expressions of the CS231n notes on backpropagation and linear classification. */
final class Circuit {
  private Circuit() {}

  static Result run() {
    System.out.println(neuron());
    System.out.println(quotient());
    System.out.println(gates());
    System.out.println(scores());
    return circuit();
  }

  private static Result circuit() {
    AddMultiply circuit = new AddMultiply(AddMultiply.initialise(0));
    circuit.predict(scalar(-2), scalar(5), scalar(-4));
    return Result.of("circuit")
        .with("f", circuit.f().get())
        .with("dx", circuit.dfdx().get())
        .with("dy", circuit.dfdy().get())
        .with("dz", circuit.dfdz().get());
  }

  static Result neuron() {
    Neuron neuron = new Neuron(Neuron.initialise(0));
    neuron.predict(vector(2, -3, -3), vector(-1, -2));
    return Result.of("neuron")
        .with("f", neuron.f().get())
        .with("dw0", neuron.dfdw().get(0))
        .with("dw1", neuron.dfdw().get(1))
        .with("dw2", neuron.dfdw().get(2))
        .with("dx0", neuron.dfdx().get(0))
        .with("dx1", neuron.dfdx().get(1));
  }

  static Result quotient() {
    Quotient quotient = new Quotient(Quotient.initialise(0));
    quotient.predict(scalar(3), scalar(-4));
    return Result.of("quotient")
        .with("f", quotient.f().get())
        .with("dx", quotient.dfdx().get())
        .with("dy", quotient.dfdy().get());
  }

  static Result gates() {
    Gates gates = new Gates(Gates.initialise(0));
    gates.predict(scalar(3), scalar(-4), scalar(2), scalar(-1));
    return Result.of("gates")
        .with("f", gates.f().get())
        .with("dx", gates.dfdx().get())
        .with("dy", gates.dfdy().get())
        .with("dz", gates.dfdz().get())
        .with("dw", gates.dfdw().get());
  }

  static Result scores() {
    Scores scores = new Scores(Scores.initialise(0));
    DoubleTensor w =
        DoubleTensor.of(
            new double[] {.01, -.05, .1, .05, .7, .2, .05, .16, 0, -.45, -.2, .03}, 3, 4);
    scores.predict(vector(-15, 22, -44, 56), w, vector(0, .2, -.3), IntTensor.scalar(2));
    return Result.of("scores")
        .with("crossEntropy", scores.crossEntropy().get())
        .with("hinge", scores.hingeLoss().get())
        .with("p0", scores.probabilities().get(0))
        .with("p1", scores.probabilities().get(1))
        .with("p2", scores.probabilities().get(2))
        .with("ds0", scores.dscores().get(0))
        .with("ds1", scores.dscores().get(1))
        .with("ds2", scores.dscores().get(2));
  }

  private static DoubleTensor vector(double... values) {
    return DoubleTensor.of(values, values.length);
  }
}
