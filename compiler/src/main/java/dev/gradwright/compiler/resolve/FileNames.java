package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Checks the names that a file declares against each other and against Java. */
final class FileNames {
  private final Diagnostics diagnostics;
  private final Map<String, Name> declared = new LinkedHashMap<>();
  private final Map<String, Name> classes = new LinkedHashMap<>();

  FileNames(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void check(String packageName, File file) {
    if (file.declarations().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(DiagnosticKind.EMPTY_FILE, file.source().span(0, 0))
              .expected("a model, a layer, a fn or a const"));
    }
    file.declarations().stream()
        .filter(Declaration.Model.class::isInstance)
        .findFirst()
        .ifPresent(model -> checkFolders(packageName, model.name()));
    for (Declaration declaration : file.declarations()) {
      Name name = declaration.name();
      Optional<Name> first = Optional.ofNullable(declared.putIfAbsent(name.text(), name));
      first.ifPresent(other -> duplicate(name, other));
      boolean isClass =
          declaration instanceof Declaration.Model || declaration instanceof Declaration.Layer;
      if (isClass && first.isEmpty()) {
        JavaNames.problem(name).ifPresent(diagnostics::report);
        clash(name);
      }
    }
  }

  private void checkFolders(String packageName, Name model) {
    for (String folder : packageName.isEmpty() ? new String[0] : packageName.split("[.]")) {
      if (!SourceVersion.isName(folder)) {
        diagnostics.report(
            Diagnostic.of(DiagnosticKind.FOLDER_NAME, model.span(), folder)
                .expected("folders named as the package of `" + model.text() + "` in Java")
                .didYouMean(Optional.of(possible(folder)).filter(SourceVersion::isName)));
      }
    }
  }

  private static String possible(String folder) {
    String cleaned = folder.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^([0-9])", "_$1");
    return SourceVersion.isKeyword(cleaned) ? cleaned + "_" : cleaned;
  }

  private void duplicate(Name name, Name first) {
    diagnostics.report(
        Diagnostic.of(DiagnosticKind.DUPLICATE_NAME, name.span(), name.text())
            .note(first.span(), "`" + name.text() + "` is declared here"));
  }

  /** Some file systems cannot hold two classes whose names differ in case only. */
  private void clash(Name name) {
    Name other = classes.putIfAbsent(name.text().toLowerCase(Locale.ROOT), name);
    if (other != null) {
      diagnostics.report(
          Diagnostic.of(DiagnosticKind.CASE_CLASH, name.span(), other.text(), name.text())
              .note(other.span(), "`" + other.text() + "` is declared here"));
    }
  }
}
