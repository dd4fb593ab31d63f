package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Element;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An input or output as the model file declares it. Generated classes keep one per input and hold
 * what users pass against it; as long as it fits, the checks allocate nothing.
 *
 * @param name the declared name
 * @param element what its elements are
 * @param axes the extents as written, {@code N}, {@code 2*H}, {@code 3}
 * @param domain its domain, if one is stated
 * @param dims what {@code resize} of its model takes, in that order; empty if no axis is one of
 *     them
 */
public record Declaration(
    String name, Element element, List<String> axes, Optional<Domain> domain, List<String> dims) {

  /**
   * Copies the lists.
   *
   * @param name the declared name
   * @param element what its elements are
   * @param axes the extents as written, {@code N}, {@code 2*H}, {@code 3}
   * @param domain its domain, if one is stated
   * @param dims what {@code resize} of its model takes, in that order; empty if no axis is one of
   *     them
   */
  public Declaration {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(element, "element");
    axes = List.copyOf(axes);
    Objects.requireNonNull(domain, "domain");
    dims = List.copyOf(dims);
  }

  /**
   * Without a domain.
   *
   * @param name the declared name
   * @param element what its elements are
   * @param axes the extents as written, none for a scalar
   * @return the declaration
   */
  public static Declaration of(String name, Element element, String... axes) {
    return new Declaration(name, element, List.of(axes), Optional.empty(), List.of());
  }

  /**
   * The same with a domain.
   *
   * @param low the lower end as written
   * @param high the upper end as written
   * @return the declaration
   */
  public Declaration in(String low, String high) {
    return new Declaration(name, element, axes, Optional.of(new Domain(low, high)), dims);
  }

  /**
   * The same with axes that {@code resize} binds, which an error then advises.
   *
   * @param resized what {@code resize} of its model takes, in that order
   * @return the declaration
   */
  public Declaration boundBy(String... resized) {
    return new Declaration(name, element, axes, domain, List.of(resized));
  }

  /**
   * The type as the language writes it.
   *
   * @return {@code real[N, In]}, or {@code real} for a scalar
   */
  public String type() {
    return axes.isEmpty() ? element.toString() : element.toString() + axes;
  }

  /**
   * Requires a scalar.
   *
   * @param tensor what was passed
   * @throws ShapeException if it has axes
   */
  public void check(Tensor tensor) {
    require(tensor);
    if (tensor.rank() != 0) {
      throw Mismatch.ofShape(this, tensor);
    }
  }

  /**
   * Requires a vector.
   *
   * @param tensor what was passed
   * @param extent0 the declared extent
   * @throws ShapeException if it differs: {@code x is [785], declared real[In] with In = 784}
   */
  public void check(Tensor tensor, int extent0) {
    require(tensor);
    if (tensor.rank() != 1 || tensor.extent(0) != extent0) {
      throw Mismatch.ofShape(this, tensor, extent0);
    }
  }

  /**
   * Requires a matrix.
   *
   * @param tensor what was passed
   * @param extent0 the declared extent of axis 0
   * @param extent1 the declared extent of axis 1
   * @throws ShapeException if it differs: {@code x is [64, 785], declared real[N, In] with In =
   *     784}
   */
  public void check(Tensor tensor, int extent0, int extent1) {
    require(tensor);
    if (tensor.rank() != 2 || tensor.extent(0) != extent0 || tensor.extent(1) != extent1) {
      throw Mismatch.ofShape(this, tensor, extent0, extent1);
    }
  }

  /**
   * Requires a tensor of rank 3.
   *
   * @param tensor what was passed
   * @param extent0 the declared extent of axis 0
   * @param extent1 the declared extent of axis 1
   * @param extent2 the declared extent of axis 2
   * @throws ShapeException if it differs
   */
  public void check(Tensor tensor, int extent0, int extent1, int extent2) {
    require(tensor);
    if (tensor.rank() != 3
        || tensor.extent(0) != extent0
        || tensor.extent(1) != extent1
        || tensor.extent(2) != extent2) {
      throw Mismatch.ofShape(this, tensor, extent0, extent1, extent2);
    }
  }

  /**
   * Requires a tensor of rank 4.
   *
   * @param tensor what was passed
   * @param extent0 the declared extent of axis 0
   * @param extent1 the declared extent of axis 1
   * @param extent2 the declared extent of axis 2
   * @param extent3 the declared extent of axis 3
   * @throws ShapeException if it differs
   */
  public void check(Tensor tensor, int extent0, int extent1, int extent2, int extent3) {
    require(tensor);
    if (tensor.rank() != 4
        || tensor.extent(0) != extent0
        || tensor.extent(1) != extent1
        || tensor.extent(2) != extent2
        || tensor.extent(3) != extent3) {
      throw Mismatch.ofShape(this, tensor, extent0, extent1, extent2, extent3);
    }
  }

  /**
   * Requires a tensor of any rank; keep the array of extents if the call must not allocate.
   *
   * @param tensor what was passed
   * @param extents the declared extents
   * @throws ShapeException if they differ
   */
  public void checkExtents(Tensor tensor, int[] extents) {
    require(tensor);
    boolean fits = tensor.rank() == extents.length;
    for (int axis = 0; fits && axis < extents.length; axis++) {
      fits = tensor.extent(axis) == extents[axis];
    }
    if (!fits) {
      throw Mismatch.ofShape(this, tensor, extents);
    }
  }

  /**
   * Requires every int to lie in {@code low..high}, without the upper end.
   *
   * @param tensor what was passed
   * @param low the least legal value
   * @param high one more than the greatest
   * @throws ShapeException naming the first that does not: {@code y[3] is 12, declared int[N] in
   *     0..Classes with Classes = 10}
   */
  public void checkDomain(IntTensor tensor, int low, int high) {
    int[] values = tensor.array();
    for (int i = 0; i < tensor.size(); i++) {
      if (values[i] < low || values[i] >= high) {
        throw Mismatch.ofValue(this, tensor, i, values[i], low, high);
      }
    }
  }

  /**
   * Requires every real to lie in {@code low..high}, both ends included; NaN lies nowhere.
   *
   * @param tensor what was passed
   * @param low the least legal value
   * @param high the greatest
   * @throws ShapeException naming the first that does not
   */
  public void checkDomain(FloatTensor tensor, double low, double high) {
    float[] values = tensor.array();
    for (int i = 0; i < tensor.size(); i++) {
      if (!(values[i] >= low && values[i] <= high)) {
        throw Mismatch.ofValue(this, tensor, i, values[i], low, high);
      }
    }
  }

  /**
   * Requires every real to lie in {@code low..high}, both ends included; NaN lies nowhere.
   *
   * @param tensor what was passed
   * @param low the least legal value
   * @param high the greatest
   * @throws ShapeException naming the first that does not
   */
  public void checkDomain(DoubleTensor tensor, double low, double high) {
    double[] values = tensor.array();
    for (int i = 0; i < tensor.size(); i++) {
      if (!(values[i] >= low && values[i] <= high)) {
        throw Mismatch.ofValue(this, tensor, i, values[i], low, high);
      }
    }
  }

  /**
   * Takes an untyped tensor as this declaration's, in f32.
   *
   * @param tensor what was passed
   * @return the same tensor
   * @throws ShapeException if its elements are others or its precision is f64
   */
  public FloatTensor floats(Tensor tensor) {
    if (tensor instanceof FloatTensor floats) {
      return floats;
    }
    require(tensor);
    throw Mismatch.ofElement(this, tensor, "f32");
  }

  /**
   * Takes an untyped tensor as this declaration's, in f64.
   *
   * @param tensor what was passed
   * @return the same tensor
   * @throws ShapeException if its elements are others or its precision is f32
   */
  public DoubleTensor doubles(Tensor tensor) {
    if (tensor instanceof DoubleTensor doubles) {
      return doubles;
    }
    require(tensor);
    throw Mismatch.ofElement(this, tensor, "f64");
  }

  /**
   * Takes an untyped tensor as this declaration's.
   *
   * @param tensor what was passed
   * @return the same tensor
   * @throws ShapeException if its elements are no ints
   */
  public IntTensor ints(Tensor tensor) {
    if (tensor instanceof IntTensor ints) {
      return ints;
    }
    require(tensor);
    throw Mismatch.ofElement(this, tensor, "int");
  }

  /**
   * Takes an untyped tensor as this declaration's.
   *
   * @param tensor what was passed
   * @return the same tensor
   * @throws ShapeException if its elements are no booleans
   */
  public BooleanTensor booleans(Tensor tensor) {
    if (tensor instanceof BooleanTensor booleans) {
      return booleans;
    }
    require(tensor);
    throw Mismatch.ofElement(this, tensor, "bool");
  }

  private void require(Tensor tensor) {
    if (tensor == null) {
      throw new NullPointerException(name + " is null, declared " + declared());
    }
  }

  /**
   * As in a model file.
   *
   * @return {@code y: int[N] in 0..Classes}
   */
  @Override
  public String toString() {
    return name + ": " + declared();
  }

  String declared() {
    return type() + domain.map(d -> " in " + d).orElse("");
  }

  static String describe(Tensor tensor) {
    return tensor instanceof RealTensor real
        ? real.precision() + " reals"
        : tensor.elementName() + "s";
  }
}
