package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;

/**
 * Parameters as one vector: the elements of the first in row-major order, then those of the second,
 * and so on. Reads and writes go through.
 */
public final class FlatParameters {
  private final List<Parameter> parameters;
  // starts[p] is the flat index of the first element of parameter p; the last entry is the size.
  private final int[] starts;

  /**
   * Views a list of parameters, whose shapes must stay as they are.
   *
   * @param parameters in their order
   * @throws ShapeException if there are more elements than an int can count
   */
  public FlatParameters(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    this.starts = new int[parameters.size() + 1];
    for (int p = 0; p < parameters.size(); p++) {
      long end = (long) starts[p] + parameters.get(p).value().size();
      if (end > Integer.MAX_VALUE) {
        throw new ShapeException(
            "the parameters up to "
                + parameters.get(p).path()
                + " have "
                + end
                + " elements, too many for one view");
      }
      starts[p + 1] = (int) end;
    }
  }

  /**
   * Where one flat index leads.
   *
   * @param path the parameter's
   * @param index within it, one per axis
   */
  public record Location(String path, List<Integer> index) {

    /**
     * As a user would write it.
     *
     * @return {@code fc1.w[3, 5]}, a scalar's path alone
     */
    @Override
    public String toString() {
      return index.isEmpty() ? path : path + index;
    }
  }

  /**
   * How many elements all parameters have.
   *
   * @return at least 0
   */
  public int size() {
    return starts[parameters.size()];
  }

  /**
   * One element.
   *
   * @param flat from 0 to {@code size() - 1}
   * @return its value
   * @throws ShapeException if there is no such element
   */
  public double get(int flat) {
    int p = owner(flat);
    return parameters.get(p).value().get(flat - starts[p]);
  }

  /**
   * Stores one element, rounded to its parameter's precision.
   *
   * @param flat from 0 to {@code size() - 1}
   * @param value the new value
   * @throws ShapeException if there is no such element
   */
  public void set(int flat, double value) {
    int p = owner(flat);
    parameters.get(p).value().set(flat - starts[p], value);
  }

  /**
   * Copies all elements out.
   *
   * @param target of exactly {@code size()}
   * @throws ShapeException if it is not
   */
  public void copyTo(double[] target) {
    requireLength(target.length);
    for (int p = 0; p < parameters.size(); p++) {
      parameters.get(p).value().copyTo(target, starts[p]);
    }
  }

  /**
   * Copies all elements out as floats.
   *
   * @param target of exactly {@code size()}
   * @throws ShapeException if it is not
   */
  public void copyTo(float[] target) {
    requireLength(target.length);
    for (int p = 0; p < parameters.size(); p++) {
      parameters.get(p).value().copyTo(target, starts[p]);
    }
  }

  /**
   * Copies all elements in.
   *
   * @param source of exactly {@code size()}
   * @throws ShapeException if it is not
   */
  public void copyFrom(double[] source) {
    requireLength(source.length);
    for (int p = 0; p < parameters.size(); p++) {
      parameters.get(p).value().copyFrom(source, starts[p]);
    }
  }

  /**
   * Copies all elements in from floats.
   *
   * @param source of exactly {@code size()}
   * @throws ShapeException if it is not
   */
  public void copyFrom(float[] source) {
    requireLength(source.length);
    for (int p = 0; p < parameters.size(); p++) {
      parameters.get(p).value().copyFrom(source, starts[p]);
    }
  }

  /**
   * Which parameter and index a flat index is.
   *
   * @param flat from 0 to {@code size() - 1}
   * @return its place
   * @throws ShapeException if there is no such element
   */
  public Location locate(int flat) {
    int p = owner(flat);
    int[] shape = parameters.get(p).value().shape();
    Integer[] index = new Integer[shape.length];
    int rest = flat - starts[p];
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return new Location(parameters.get(p).path(), List.of(index));
  }

  private int owner(int flat) {
    if (flat < 0 || flat >= size()) {
      throw new ShapeException(
          "flat index " + flat + " into parameters of " + size() + " elements");
    }
    int found = Arrays.binarySearch(starts, flat);
    if (found < 0) {
      return -found - 2;
    }
    // Parameters without elements share their start with the next one: the last of equals owns the
    // element.
    while (starts[found + 1] == flat) {
      found++;
    }
    return found;
  }

  private void requireLength(int length) {
    if (length != size()) {
      throw new ShapeException(
          "an array of " + length + " for parameters of " + size() + " elements");
    }
  }
}
