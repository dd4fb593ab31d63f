package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Runs graphs as the Java that they become, compiled in memory. */
public final class CompiledTwins implements Engine {
  private final Function<Graph, Map<String, String>> emit;

  /** Twins of what {@code emit} makes of a graph: sources by path. */
  public CompiledTwins(Function<Graph, Map<String, String>> emit) {
    this.emit = emit;
  }

  @Override
  public Running start(Graph function, int[] dims) {
    ClassLoader loader =
        ClassesInMemory.of(emit.apply(function), runtime(), ModelType.class.getClassLoader());
    String prefix = function.packageName().isEmpty() ? "" : function.packageName() + ".";
    ModelType type = ModelTypes.load(loader, prefix + function.name());
    Model model = type.create(type.initialise(0), dims);
    return inputs -> {
      model.forward(inputs);
      return model.outputs();
    };
  }

  /** Where the classes are that generated sources lean on: those that run now. */
  private static String runtime() {
    try {
      return Path.of(ModelType.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the runtime lies at no path", e);
    }
  }
}
