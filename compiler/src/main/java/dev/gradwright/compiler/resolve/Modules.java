package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.ast.Import;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.compiler.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds, parses and connects the files that one file needs. */
final class Modules {
  private final Libraries libraries;
  private final Libraries standard = new StandardLibrary();
  private final Function<SourceFile, Optional<File>> parse;
  private final Diagnostics diagnostics;
  private final Map<String, Optional<Module>> loaded = new LinkedHashMap<>();
  private final Set<String> loading = new LinkedHashSet<>();

  Modules(
      Libraries libraries, Function<SourceFile, Optional<File>> parse, Diagnostics diagnostics) {
    this.libraries = libraries;
    this.parse = parse;
    this.diagnostics = diagnostics;
  }

  /** The module of the file that is compiled. */
  Module main(String name, File file) {
    if (StandardLibrary.NAMES.contains(name)) {
      diagnostics.report(
          Diagnostic.of(DiagnosticKind.LIBRARY_NAME, file.source().span(0, 0), name)
              .expected("another file name"));
    }
    return connect(name, file);
  }

  private Module connect(String name, File file) {
    Module module = new Module(name, file);
    loaded.put(name, Optional.of(module));
    loading.add(name);
    for (Import wanted : file.imports()) {
      load(wanted).ifPresent(m -> module.see(new Module.Seen(m, Optional.of(wanted))));
    }
    loading.remove(name);
    for (String always : StandardLibrary.ALWAYS_VISIBLE) {
      load(always).ifPresent(m -> module.see(new Module.Seen(m, Optional.empty())));
    }
    return module;
  }

  private Optional<Module> load(Import wanted) {
    String name = wanted.text();
    if (loading.contains(name)) {
      diagnostics.report(Diagnostic.of(DiagnosticKind.IMPORT_CYCLE, wanted.span(), name));
      return Optional.empty();
    }
    if (!loaded.containsKey(name) && find(name).isEmpty()) {
      diagnostics.report(unknown(wanted));
    }
    if (standard.find(name).isPresent() && libraries.find(name).isPresent()) {
      diagnostics.report(Diagnostic.of(DiagnosticKind.LIBRARY_NAME, wanted.span(), name));
    }
    return load(name);
  }

  private static Diagnostic unknown(Import wanted) {
    return Diagnostic.of(DiagnosticKind.UNKNOWN_IMPORT, wanted.span(), wanted.text())
        .expected("a file of the source folder, of a dependency or of the standard library")
        .didYouMean(DidYouMean.among(StandardLibrary.NAMES, wanted.text()));
  }

  private Optional<Module> load(String name) {
    if (!loaded.containsKey(name)) {
      loaded.put(name, Optional.empty());
      find(name).flatMap(parse).ifPresent(file -> connect(name, file));
    }
    return loaded.get(name);
  }

  /** No other file may stand in for one of the standard library. */
  private Optional<SourceFile> find(String name) {
    return standard.or(libraries).find(name);
  }
}
