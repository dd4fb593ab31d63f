package dev.gradwright.compiler.verify;

import dev.gradwright.runtime.model.ModelType;

/** Finds the constant {@code TYPE} of generated classes. */
final class ModelTypes {
  private ModelTypes() {}

  /**
   * The type of the model of that name.
   *
   * @throws IllegalStateException if there is no such class, or it is no model's
   */
  static ModelType load(ClassLoader loader, String name) {
    try {
      return (ModelType) Class.forName(name, true, loader).getField("TYPE").get(null);
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      throw new IllegalStateException("the class " + name + " is not that of a model: " + e, e);
    }
  }
}
