package dev.gradwright.compiler;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.SourceFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of one model file.
 *
 * @param sources Java text by path, such as {@code com/acme/Mlp.java}; empty if there are errors
 * @param vectors further Java text by path, which {@code sources} call: it needs the module {@code
 *     jdk.incubator.vector} to compile, and none to be called where that is missing
 * @param read this file and every file it imports, those of libraries included
 * @param models each model as built, its gradients not yet derived
 */
public record Compilation(
    List<Diagnostic> diagnostics,
    Map<String, String> sources,
    Map<String, String> vectors,
    List<SourceFile> read,
    List<Graph> models) {
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    vectors = Collections.unmodifiableMap(new LinkedHashMap<>(vectors));
    read = List.copyOf(read);
    models = List.copyOf(models);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
