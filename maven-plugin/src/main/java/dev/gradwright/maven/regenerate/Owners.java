package dev.gradwright.maven.regenerate;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds generated files with two owners; where case does not tell files apart, equal but for it.
 */
record Owners(Map<String, SourceFile> models) {

  List<Diagnostic> clashes(Map<String, Entry> entries) {
    Map<String, Owned> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<Diagnostic> clashes = new ArrayList<>();
    entries.forEach(
        (model, entry) -> {
          for (String written : entry.written().keySet()) {
            String path = Compiled.below(written);
            Owned fresh = new Owned(path, models.get(model));
            Owned first = owners.putIfAbsent(path, fresh);
            if (first != null && first.owner() != fresh.owner()) {
              clashes.add(first.clash(fresh));
            }
          }
        });
    return clashes;
  }

  /** A generated file and the model file it comes from. */
  private record Owned(String path, SourceFile owner) {
    Diagnostic clash(Owned other) {
      return (name().equals(other.name())
              ? Diagnostic.of(DiagnosticKind.DUPLICATE_NAME, other.declared(), name())
              : Diagnostic.of(DiagnosticKind.CASE_CLASH, other.declared(), name(), other.name()))
          .expected("another name: both files lie in one package and would become " + path)
          .note(declared(), "`" + name() + "` is declared here");
    }

    private String name() {
      return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    /** Found in the text: a file that is up to date has not been parsed. */
    private Span declared() {
      Matcher model =
          Pattern.compile("(?m)^\\s*model\\s+(" + name() + ")\\b").matcher(owner.text());
      return model.find() ? owner.span(model.start(1), model.end(1)) : owner.span(0, 0);
    }
  }
}
