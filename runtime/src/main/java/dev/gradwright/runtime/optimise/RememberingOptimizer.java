package dev.gradwright.runtime.optimise;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.parallel.Turns;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks the parameters, keeps each one's memory and its shapes straight; a rule below says what one
 * element does.
 */
abstract class RememberingOptimizer implements Optimizer {
  private static final float[] NO_FLOATS = {};
  private static final double[] NO_DOUBLES = {};
  // Additions that the memory of an element takes the time of.
  private static final int WORK = 2;

  private final String name;
  private final List<String> kinds;

  private final Updates updates = new Updates();

  private List<Parameter> known = List.of();
  private List<Parameter> slopes = List.of();
  private List<Parameter> memory = List.of();
  private boolean bound;
  private long steps;

  /** The elements of one parameter, which threads share. */
  private final class Updates extends Turns {
    @Override
    protected void run(int parameter, int from, int to) {
      update(known.get(parameter).value(), slopes.get(parameter).value(), parameter, from, to);
    }
  }

  RememberingOptimizer(String name, String... kinds) {
    this.name = name;
    this.kinds = List.of(kinds);
  }

  /** Sets the coefficients of step {@code t}, counted from 1. */
  abstract void begin(long t);

  /**
   * Updates the elements of x from one to another by gradient g; first and second are the memories,
   * empty where the rule has none.
   */
  abstract void update(float[] x, float[] g, float[] first, float[] second, int from, int to);

  /**
   * Updates the elements of x from one to another by gradient g; first and second are the memories,
   * empty where the rule has none.
   */
  abstract void update(double[] x, double[] g, double[] first, double[] second, int from, int to);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public final void continueFrom(long newSteps) {
    if (newSteps < 0) {
      throw new IllegalArgumentException("an optimizer cannot continue from step " + newSteps);
    }
    steps = newSteps;
  }

  @Override
  public final List<Parameter> memory(Parameters parameters) {
    bind(parameters.list());
    return memory;
  }

  @Override
  public final void step(Parameters parameters, Parameters gradients) {
    open(parameters, gradients);
    for (int p = 0; p < known.size(); p++) {
      update(p);
    }
    close();
  }

  /** Begins a step; each parameter is then to be updated once. */
  final void open(Parameters parameters, Parameters gradients) {
    bind(parameters.list());
    if (gradients.list() != slopes) {
      requireMatch(known, gradients.list());
      slopes = gradients.list();
    }
    begin(steps + 1);
  }

  final void update(int parameter) {
    updates.share(parameter, known.get(parameter).value().size(), WORK << kinds.size());
  }

  final void close() {
    steps++;
  }

  private void bind(List<Parameter> list) {
    if (!bound) {
      memory = remember(list);
      bound = true;
    } else if (list != known) {
      requireMatch(known, list);
    }
    known = list;
  }

  private List<Parameter> remember(List<Parameter> list) {
    List<Parameter> tensors = new ArrayList<>();
    for (Parameter parameter : list) {
      for (String kind : kinds) {
        RealTensor value = parameter.value();
        tensors.add(
            new Parameter(parameter.path() + "/" + kind, value.precision().zeros(value.shape())));
      }
    }
    return List.copyOf(tensors);
  }

  private static void requireMatch(List<Parameter> parameters, List<Parameter> others) {
    if (parameters.size() != others.size()) {
      throw new IllegalArgumentException(
          others.size() + " tensors for an optimizer of " + parameters.size() + " parameters");
    }
    for (int p = 0; p < parameters.size(); p++) {
      requireMatch(parameters.get(p), others.get(p));
    }
  }

  private static void requireMatch(Parameter parameter, Parameter other) {
    RealTensor a = parameter.value();
    RealTensor b = other.value();
    boolean same = a.precision() == b.precision() && a.rank() == b.rank();
    for (int axis = 0; same && axis < a.rank(); axis++) {
      same = a.extent(axis) == b.extent(axis);
    }
    if (!same) {
      throw new IllegalArgumentException(
          other.path()
              + " is "
              + b.precision()
              + Arrays.toString(b.shape())
              + ", the optimizer's "
              + parameter.path()
              + " is "
              + a.precision()
              + Arrays.toString(a.shape()));
    }
  }

  private void update(RealTensor parameter, RealTensor gradient, int number, int from, int to) {
    int at = number * kinds.size();
    if (parameter instanceof FloatTensor x && gradient instanceof FloatTensor g) {
      update(x.array(), g.array(), floats(at, 0), floats(at, 1), from, to);
    } else if (parameter instanceof DoubleTensor x && gradient instanceof DoubleTensor g) {
      update(x.array(), g.array(), doubles(at, 0), doubles(at, 1), from, to);
    }
  }

  private float[] floats(int at, int kind) {
    return kind < kinds.size() ? ((FloatTensor) memory.get(at + kind).value()).array() : NO_FLOATS;
  }

  private double[] doubles(int at, int kind) {
    return kind < kinds.size()
        ? ((DoubleTensor) memory.get(at + kind).value()).array()
        : NO_DOUBLES;
  }
}
