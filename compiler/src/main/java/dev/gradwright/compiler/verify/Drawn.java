package dev.gradwright.compiler.verify;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.DoubleTensor;
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
      RealTensor value =
          drawn.size() < start.size()
              ? moved(start.get(drawn.size()).value(), random)
              : (RealTensor) samples.draw(variable.value().type(), variable.domain());
      drawn.add(new Parameter(variable.path(), rounded(value)));
    }
    List<Tensor> held = new ArrayList<>();
    for (Question.Constant constant : constants) {
      Tensor value = samples.draw(constant.value().type(), constant.domain());
      held.add(value instanceof RealTensor real ? rounded(real) : value);
    }
    return new Point(drawn, held);
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
