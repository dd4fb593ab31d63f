package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.random.Draws;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Points far from where training starts: parameters are normal, states positive. */
record Anywhere(Map<String, Long> dims) implements Draw {
  @Override
  public Point next(
      List<Question.Variable> variables, List<Question.Constant> constants, Random random) {
    Samples samples = new Samples(dims, random);
    return new Point(
        variables.stream()
            .map(v -> new Parameter(v.path(), real(draw(v.value().type(), v.sample(), samples))))
            .toList(),
        constants.stream().map(c -> held(c, samples, random)).toList());
  }

  private static RealTensor real(Tensor tensor) {
    return (RealTensor) tensor;
  }

  private static Tensor draw(TensorType type, Sample sample, Samples samples) {
    return samples.draw(type, sample instanceof Sample.Of of ? of.domain() : Optional.empty());
  }

  private static Tensor held(Question.Constant constant, Samples samples, Random random) {
    if (constant.sample() instanceof Sample.Words) {
      return IntTensor.of(new int[] {random.nextInt(), random.nextInt(), 3}, Draws.WORDS);
    }
    Tensor drawn = draw(constant.value().type(), constant.sample(), samples);
    if (constant.sample() instanceof Sample.StartOfState) {
      DoubleTensor state = (DoubleTensor) drawn;
      for (int i = 0; i < state.size(); i++) {
        state.set(i, 0.5 + Math.abs(state.get(i)));
      }
    }
    return drawn;
  }
}
