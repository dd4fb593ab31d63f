package dev.gradwright.maven.regenerate;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compiles the model files whose text, imports or compiler changed, and deletes what lost its
 * source. If any file has errors nothing is written, so that the folder stays what it was.
 */
public final class Regeneration {
  private final Map<String, SourceFile> models;
  private final Function<String, Optional<SourceFile>> libraries;
  private final ModelCompiler compiler;
  private final OutputFolder output;
  private final Path stateFile;

  /**
   * A run over all model files of one source folder.
   *
   * @param models the files by their path below the source folder
   * @param libraries where imported names lead to
   * @param output the folder of generated files
   * @param vectors the folder of those with vectors
   * @param stateFile what is remembered from build to build
   */
  public Regeneration(
      Map<String, SourceFile> models,
      Function<String, Optional<SourceFile>> libraries,
      ModelCompiler compiler,
      Path output,
      Path vectors,
      Path stateFile) {
    this.models = new TreeMap<>(models);
    this.libraries = libraries;
    this.compiler = compiler;
    this.output =
        new OutputFolder(output.toAbsolutePath().normalize(), vectors.toAbsolutePath().normalize());
    this.stateFile = stateFile;
  }

  /** Brings the output folder up to date, or says why not. */
  public Outcome run() throws IOException {
    State old = State.read(stateFile);
    Map<String, Entry> entries = new TreeMap<>();
    Map<String, Compiled> compiled = new TreeMap<>();
    for (Map.Entry<String, SourceFile> model : models.entrySet()) {
      Optional<Entry> current = upToDate(old, model.getKey(), model.getValue());
      current.ifPresentOrElse(
          entry -> entries.put(model.getKey(), entry),
          () -> compile(model.getKey(), model.getValue(), entries, compiled));
    }
    List<Diagnostic> clashes = new Owners(models).clashes(entries);
    boolean failed = compiled.values().stream().anyMatch(Compiled::hasErrors) || !clashes.isEmpty();
    State fresh = new State(compiler.version(), entries);
    Set<String> stale = failed ? Set.of() : replace(old, fresh, compiled);
    return outcome(compiled, stale, written(fresh), clashes);
  }

  private Optional<Entry> upToDate(State old, String path, SourceFile file) throws IOException {
    Entry entry = old.entries().get(path);
    if (entry == null
        || !old.compiler().equals(compiler.version())
        || !entry.text().equals(Hash.of(file.text()))) {
      return Optional.empty();
    }
    for (Map.Entry<String, String> found : entry.found().entrySet()) {
      if (!RecordedLookups.hash(libraries.apply(found.getKey())).equals(found.getValue())) {
        return Optional.empty();
      }
    }
    for (Map.Entry<String, String> written : entry.written().entrySet()) {
      if (!output.holds(written.getKey(), written.getValue())) {
        return Optional.empty();
      }
    }
    return Optional.of(entry);
  }

  private void compile(
      String path, SourceFile file, Map<String, Entry> entries, Map<String, Compiled> compiled) {
    RecordedLookups lookups = new RecordedLookups(libraries);
    Compiled result = compiler.compile(path, file, lookups);
    Map<String, String> hashes = new TreeMap<>();
    result.sources().forEach((name, text) -> hashes.put(name, Hash.of(text)));
    compiled.put(path, result);
    entries.put(path, new Entry(Hash.of(file.text()), lookups.found(), hashes));
  }

  /**
   * Deletes what is stale and writes what is new. All of it is claimed first, so that the build
   * after a killed one finds what that left behind.
   */
  private Set<String> replace(State old, State fresh, Map<String, Compiled> compiled)
      throws IOException {
    if (compiled.isEmpty() && fresh.equals(old)) {
      return Set.of();
    }
    Set<String> stale = written(old);
    stale.addAll(written(fresh));
    State.unfinished(stale).write(stateFile);
    stale.removeAll(written(fresh));
    for (String path : stale) {
      output.delete(path);
    }
    for (Compiled result : compiled.values()) {
      for (Map.Entry<String, String> source : new TreeMap<>(result.sources()).entrySet()) {
        output.write(source.getKey(), source.getValue());
      }
    }
    fresh.write(stateFile);
    return stale;
  }

  private static Set<String> written(State state) {
    Set<String> paths = new TreeSet<>();
    state.entries().values().forEach(entry -> paths.addAll(entry.written().keySet()));
    return paths;
  }

  private Outcome outcome(
      Map<String, Compiled> compiled,
      Set<String> stale,
      Set<String> written,
      List<Diagnostic> clashes) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    compiled.values().forEach(result -> diagnostics.addAll(result.diagnostics()));
    diagnostics.addAll(clashes);
    int upToDate = models.size() - compiled.size();
    return new Outcome(
        List.copyOf(compiled.keySet()),
        upToDate,
        stale.stream().filter(path -> !Compiled.isOfVectors(path)).toList(),
        written.stream().filter(Compiled::isOfVectors).map(Compiled::below).toList(),
        diagnostics);
  }
}
