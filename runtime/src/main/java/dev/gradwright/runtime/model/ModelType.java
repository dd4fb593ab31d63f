package dev.gradwright.runtime.model;

/**
 * A generated class, for tools that do not know it: each has a {@code public static final ModelType
 * TYPE}.
 */
public interface ModelType {

  /**
   * What the model file declares.
   *
   * @return the same on every call
   */
  ModelSignature signature();

  /**
   * New parameters, each filled by its {@code init} clause from a stream of its own.
   *
   * @param seed equal seeds give equal bits
   * @return parameters that {@link #create} takes
   */
  Parameters initialise(long seed);

  /**
   * A new workspace over parameters, which it shares.
   *
   * @param parameters of this model, from {@link #initialise}
   * @param dims one extent per dim of the signature
   * @return the workspace
   * @throws IllegalArgumentException if the parameters are another model's or the count of dims is
   *     wrong
   * @throws dev.gradwright.runtime.tensor.ShapeException if a dim is negative or an extent computed
   *     from it does not fit
   */
  Model create(Parameters parameters, int... dims);
}
