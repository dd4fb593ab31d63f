package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.runtime.model.Declaration;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Precision;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The class that users ship, fed with the tensors of a point and asked for all it can tell. */
final class ShippedClass {
  private final ModelType type;
  private final int[] dims;

  ShippedClass(ModelType type, int[] dims) {
    this.type = type;
    this.dims = dims.clone();
  }

  Precision precision() {
    return type.signature().precision();
  }

  /** Whether the class has the parameters, inputs and outputs of the graph. */
  boolean fits(Graph graph) {
    return start(0).size() == graph.parameters().size()
        && type.initialise(0).state().size() == graph.states().size()
        && names(type.signature().inputs())
            .equals(graph.inputs().stream().map(Graph.Input::name).toList())
        && names(type.signature().outputs())
            .equals(graph.outputs().stream().map(Graph.Output::name).toList());
  }

  private static List<String> names(List<Declaration> declarations) {
    return declarations.stream().map(Declaration::name).toList();
  }

  /** Parameters as the class starts them. */
  List<Parameter> start(long seed) {
    return type.initialise(seed).list();
  }

  /** A state as the class starts it. */
  RealTensor startOfState(int number) {
    return type.initialise(0).state().get(number).value();
  }

  /** A value of the model and what to call it. */
  record Told(String name, Tensor value) {}

  /**
   * What {@link Graph#values} are, in the same order.
   *
   * @param parameters in f64
   * @param seeds adjoints of the outputs, for a model without loss
   * @param kept states, and behind them the words of random draws if there are any
   */
  List<Told> tell(
      Graph graph,
      List<Parameter> parameters,
      List<Tensor> inputs,
      List<Tensor> seeds,
      List<Tensor> kept) {
    Parameters own = type.initialise(0);
    for (int i = 0; i < parameters.size(); i++) {
      own.list().get(i).value().copyFrom(parameters.get(i).value());
    }
    keep(own, kept);
    Model model = type.create(own, dims);
    double loss = model.forward(inputs.stream().map(this::narrowed).toList());
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < graph.outputs().size(); i++) {
      told.add(new Told(graph.outputs().get(i).name(), model.outputs().get(i)));
    }
    graph.loss().ifPresent(expr -> told.add(new Told("loss", DoubleTensor.scalar(loss))));
    if (graph.loss().isPresent() && !seeds.isEmpty()) {
      model.backward(((RealTensor) narrowed(seeds.get(0))).get(0));
    } else if (graph.loss().isPresent()) {
      model.backward();
    } else {
      model.vjp(seeds.stream().map(seed -> (RealTensor) narrowed(seed)).toList());
    }
    for (Parameter gradient : model.gradients().list()) {
      told.add(new Told("the gradient of " + gradient.path(), gradient.value()));
    }
    if (graph.loss().isEmpty()) {
      told.addAll(inputGradients(graph, model));
    }
    own.state().forEach(s -> told.add(new Told("the update of " + s.path(), s.value())));
    return told;
  }

  /** Sets states, and the draws by their words if there are some behind. */
  private static void keep(Parameters own, List<Tensor> kept) {
    for (int i = 0; i < own.state().size(); i++) {
      own.state().get(i).value().copyFrom((RealTensor) kept.get(i));
    }
    if (kept.size() > own.state().size()) {
      IntTensor words = (IntTensor) kept.get(own.state().size());
      long seed = (long) words.get(1) << 32 | words.get(0) & 0xffffffffL;
      own.draws().moveTo(seed, words.get(2));
    }
  }

  private static List<Told> inputGradients(Graph graph, Model model) {
    return graph.inputs().stream()
        .filter(input -> input.value().type().isReal())
        .map(Graph.Input::name)
        .map(name -> new Told("the gradient of " + name, model.inputGradient(name).orElseThrow()))
        .toList();
  }

  private Tensor narrowed(Tensor tensor) {
    if (!(tensor instanceof DoubleTensor wide) || precision() == Precision.F64) {
      return tensor;
    }
    FloatTensor narrow = FloatTensor.zeros(wide.shape());
    for (int i = 0; i < wide.size(); i++) {
      narrow.set(i, wide.get(i));
    }
    return narrow;
  }
}
