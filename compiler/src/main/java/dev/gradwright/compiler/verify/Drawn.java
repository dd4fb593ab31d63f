package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.random.Draws;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Precision;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Points near where training starts: parameters as initialised, moved a little off their zeros and
 * ties; all else from its domain. Every real is one that the shipped class can hold.
 */
final class Drawn implements Draw {
  private static final double MOVED = 0.1;
  private static final int STEPS = 1000;

  private final Map<String, Long> dims;
  private final ShippedClass shipped;

  Drawn(Map<String, Long> dims, ShippedClass shipped) {
    this.dims = dims;
    this.shipped = shipped;
  }

  @Override
  public Point next(
      List<Question.Variable> variables, List<Question.Constant> constants, Random random) {
    Samples samples = new Samples(dims, random);
    List<Parameter> start = shipped.start(random.nextLong());
    List<Parameter> drawn = new ArrayList<>();
    for (Question.Variable variable : variables) {
      Tensor value = draw(variable.value().type(), variable.sample(), start, samples, random);
      drawn.add(new Parameter(variable.path(), rounded((RealTensor) value)));
    }
    List<Tensor> held = new ArrayList<>();
    for (Question.Constant constant : constants) {
      Tensor value = draw(constant.value().type(), constant.sample(), start, samples, random);
      held.add(value instanceof RealTensor real ? rounded(real) : value);
    }
    return new Point(drawn, held);
  }

  private Tensor draw(
      TensorType type, Sample sample, List<Parameter> start, Samples samples, Random random) {
    if (sample instanceof Sample.Start of) {
      return moved(start.get(of.parameter()).value(), random);
    }
    if (sample instanceof Sample.StartOfState of) {
      return moved(shipped.startOfState(of.state()), random);
    }
    if (sample instanceof Sample.Words) {
      return IntTensor.of(
          new int[] {random.nextInt(), random.nextInt(), random.nextInt(STEPS)}, Draws.WORDS);
    }
    return sample instanceof Sample.Of of ? samples.draw(type, of.domain()) : samples.zeros(type);
  }

  /** A value keeps its sign: it may stand under a logarithm. */
  private static RealTensor moved(RealTensor start, Random random) {
    DoubleTensor moved = DoubleTensor.zeros(start.shape());
    for (int i = 0; i < moved.size(); i++) {
      double value = start.get(i);
      double size = value == 0 ? 1 : Math.abs(value);
      moved.set(i, value + MOVED * size * (2 * random.nextDouble() - 1));
    }
    return moved;
  }

  private DoubleTensor rounded(RealTensor value) {
    DoubleTensor rounded = DoubleTensor.zeros(value.shape());
    for (int i = 0; i < rounded.size(); i++) {
      double exact = value.get(i);
      rounded.set(i, shipped.precision() == Precision.F32 ? (float) exact : exact);
    }
    return rounded;
  }
}
