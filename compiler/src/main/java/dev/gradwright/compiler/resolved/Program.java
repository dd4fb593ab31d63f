package dev.gradwright.compiler.resolved;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The models of one file with all that they need.
 *
 * @param packageName the Java package, possibly empty
 * @param constants the consts of files, with their values; int consts have become numbers
 */
public record Program(
    String packageName,
    List<Model> models,
    Map<Fn, FnBody> fns,
    Map<Layer, LayerBody> layers,
    Map<Value, Expression> constants) {
  public Program {
    models = List.copyOf(models);
    fns = Collections.unmodifiableMap(new LinkedHashMap<>(fns));
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }
}
