package dev.gradwright.runtime.optimise;

import dev.gradwright.runtime.kernel.KernelProvider;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Product;
import dev.gradwright.runtime.kernel.Scratch;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The way back and the optimizer's step in one: a parameter is updated as soon as the product that
 * is its gradient is there, while that is in the cache; where the product has one term per element
 * and the rule is plain descent, without the gradient being stored at all. The bits are those of
 * the two done one after the other. Belongs to one workspace.
 */
public final class Descent {
  private static final KernelProvider KERNELS = Kernels.provider();
  private static final RememberingOptimizer NONE = Sgd.rate(0);

  private final Model model;
  private List<Parameter> parameters = List.of();
  private boolean[] updated = {};
  private RememberingOptimizer rule = NONE;
  private boolean underway;

  /**
   * That of a workspace.
   *
   * @param model a generated class that multiplies by this object
   */
  public Descent(Model model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  /**
   * Goes back and makes a step, after which the gradients are unspecified. Allocates nothing but
   * what the optimizer's first step does. If it throws midway, some parameters have moved and
   * others have not.
   *
   * @param optimizer changes the model's parameters
   * @throws IllegalArgumentException if the parameters are not those of its first step
   * @throws IllegalStateException if nothing was computed since the last {@code resize}
   */
  public void step(Optimizer optimizer) {
    if (optimizer instanceof RememberingOptimizer known) {
      step(known);
    } else {
      model.backward();
      optimizer.step(model.parameters(), model.gradients());
    }
  }

  private void step(RememberingOptimizer optimizer) {
    begin(optimizer);
    try {
      model.backward();
    } finally {
      underway = false;
      rule = NONE;
    }
    for (int p = 0; p < updated.length; p++) {
      if (!updated[p]) {
        optimizer.update(p);
      }
    }
    optimizer.close();
  }

  private void begin(RememberingOptimizer optimizer) {
    optimizer.open(model.parameters(), model.gradients());
    parameters = model.parameters().list();
    if (updated.length != parameters.size()) {
      updated = new boolean[parameters.size()];
    }
    Arrays.fill(updated, false);
    rule = optimizer;
    underway = true;
  }

  /**
   * Computes the gradient of a parameter; during a step, updates the parameter. Neither must be
   * read by what follows on the way back.
   *
   * @param parameter which one
   * @param product overwrites all of the gradient
   * @param a holds A
   * @param atA where A begins
   * @param b holds B
   * @param atB where B begins
   * @param gradient receives C
   * @param scratch room, of this thread alone
   */
  public void multiply(
      int parameter,
      Product product,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] gradient,
      Scratch scratch) {
    if (underway && product.k() == 1 && rule instanceof Sgd sgd && sgd.isPlain()) {
      float[] x = ((FloatTensor) parameters.get(parameter).value()).array();
      float rate = (float) sgd.rate();
      KERNELS.descend(product, a, atA, b, atB, x, rate, (float) sgd.decay());
      updated[parameter] = true;
    } else {
      KERNELS.multiply(product, a, atA, b, atB, gradient, 0, scratch);
      update(parameter);
    }
  }

  /**
   * Computes the gradient of a parameter; during a step, updates the parameter. Neither must be
   * read by what follows on the way back.
   *
   * @param parameter which one
   * @param product overwrites all of the gradient
   * @param a holds A
   * @param atA where A begins
   * @param b holds B
   * @param atB where B begins
   * @param gradient receives C
   * @param scratch room, of this thread alone
   */
  public void multiply(
      int parameter,
      Product product,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] gradient,
      Scratch scratch) {
    if (underway && product.k() == 1 && rule instanceof Sgd sgd && sgd.isPlain()) {
      double[] x = ((DoubleTensor) parameters.get(parameter).value()).array();
      KERNELS.descend(product, a, atA, b, atB, x, sgd.rate(), sgd.decay());
      updated[parameter] = true;
    } else {
      KERNELS.multiply(product, a, atA, b, atB, gradient, 0, scratch);
      update(parameter);
    }
  }

  private void update(int parameter) {
    if (underway) {
      rule.update(parameter);
      updated[parameter] = true;
    }
  }
}
