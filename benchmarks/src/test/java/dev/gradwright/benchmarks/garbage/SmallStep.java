package dev.gradwright.benchmarks.garbage;

import dev.gradwright.runtime.model.Declaration;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelSignature;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Element;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Precision;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One way forward and back through a model whose dims are as small as fills vectors. */
final class SmallStep {
  private static final int DIM = 20;

  /** What models give as constants. */
  private static final Map<String, Integer> CONSTANTS =
      Map.of(
          "In", 784,
          "SequenceClassifier.In", 64,
          "D", 128,
          "H", 64,
          "Scores.D", 4,
          "Scores.K", 3,
          "Pixels", 64,
          "Features", 4);

  private final Map<String, Integer> dims = new TreeMap<>();
  private final int[] bound;
  private final Precision precision;
  private final Model model;
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<RealTensor> seeds = new ArrayList<>();
  private boolean hasLoss;

  SmallStep(ModelType type) {
    ModelSignature signature = type.signature();
    this.precision = signature.precision();
    dims.putAll(CONSTANTS);
    String own = signature.name() + ".";
    CONSTANTS.keySet().stream()
        .filter(name -> name.startsWith(own))
        .forEach(name -> dims.put(name.substring(own.length()), CONSTANTS.get(name)));
    signature.dims().forEach(dim -> dims.put(dim, DIM));
    this.bound = new int[signature.dims().size()];
    Arrays.fill(bound, DIM);
    this.model = type.create(type.initialise(1), bound);
    signature.inputs().forEach(input -> inputs.add(tensor(input)));
    for (Declaration output : signature.outputs()) {
      if (output.element() == Element.REAL) {
        seeds.add((RealTensor) tensor(output));
      }
    }
  }

  /** As the guide's loops take one: the dims are bound for each batch, whatever they were. */
  void run() {
    model.resize(bound);
    hasLoss = !Double.isNaN(model.forward(inputs)) || hasLoss;
    if (hasLoss) {
      model.backward();
    } else {
      model.vjp(seeds);
    }
  }

  Model model() {
    return model;
  }

  /** What the model reads, which others own. */
  List<Object> given() {
    return List.of(model.parameters(), inputs, seeds);
  }

  /** Of all that a step leaves that draws the numbers of the first. */
  int bits() {
    if (model.parameters().draws().exist()) {
      model.parameters().draws().moveTo(0, 0);
    }
    run();
    Stream<Tensor> gradients = model.gradients().list().stream().map(Parameter::value);
    Stream<Tensor> ofInputs =
        model.signature().inputs().stream()
            .flatMap(input -> model.inputGradient(input.name()).stream());
    return Stream.of(model.outputs().stream(), gradients, ofInputs)
        .flatMap(tensors -> tensors)
        .mapToInt(SmallStep::bits)
        .reduce(1, (hash, next) -> 31 * hash + next);
  }

  private static int bits(Tensor tensor) {
    if (tensor instanceof FloatTensor floats) {
      return Arrays.hashCode(floats.array());
    }
    if (tensor instanceof DoubleTensor doubles) {
      return Arrays.hashCode(doubles.array());
    }
    return tensor instanceof IntTensor ints
        ? Arrays.hashCode(ints.array())
        : Arrays.hashCode(((BooleanTensor) tensor).array());
  }

  private Tensor tensor(Declaration declared) {
    int[] shape =
        declared.axes().stream().mapToInt(axis -> ExtentReader.extent(axis, dims)).toArray();
    return switch (declared.element()) {
      case REAL -> filled(declared, shape);
      case INT -> IntTensor.zeros(shape);
      case BOOL -> BooleanTensor.zeros(shape);
    };
  }

  private RealTensor filled(Declaration declared, int[] shape) {
    RealTensor tensor =
        precision == Precision.F32 ? FloatTensor.zeros(shape) : DoubleTensor.zeros(shape);
    double[] values = new double[tensor.size()];
    double low = declared.domain().map(domain -> Double.parseDouble(domain.low())).orElse(0.1);
    double high = declared.domain().map(domain -> Double.parseDouble(domain.high())).orElse(0.9);
    Arrays.setAll(values, i -> low + (high - low) * i / values.length);
    tensor.copyFrom(values, 0);
    return tensor;
  }
}
