package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Names that appear in the generated Java's face must be possible there. */
final class JavaNames {
  private static final Set<String> OF_OBJECT =
      Arrays.stream(Object.class.getMethods())
          .map(java.lang.reflect.Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  private JavaNames() {}

  static void check(Frame frame, Name name) {
    problem(name).ifPresent(frame::report);
  }

  /** What is wrong with a name of the generated face. */
  static Optional<Diagnostic> problem(Name name) {
    boolean keyword = SourceVersion.isKeyword(name.text());
    if (!keyword && !OF_OBJECT.contains(name.text())) {
      return Optional.empty();
    }
    String why = keyword ? "a word of the Java language" : "a method of every Java object";
    return Optional.of(
        Diagnostic.of(DiagnosticKind.JAVA_NAME, name.span(), name.text())
            .found(why)
            .expected("another name: this one appears in the generated class"));
  }

  /** A member stands behind a dot, where {@code .T} transposes. */
  static void checkMember(Frame frame, Name name) {
    check(frame, name);
    if (name.text().equals("T")) {
      frame.report(Diagnostic.of(DiagnosticKind.TRANSPOSE_NAME, name.span()));
    }
  }
}
