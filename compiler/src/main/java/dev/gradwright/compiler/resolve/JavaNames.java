package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.runtime.model.Model;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Names that appear in the generated Java's face must be possible there. */
final class JavaNames {
  private static final Set<String> OF_OBJECT =
      Arrays.stream(Object.class.getMethods())
          .map(java.lang.reflect.Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  /** The methods that every generated class has, apart from those that outputs give it. */
  private static final Set<String> OF_MODEL =
      Stream.concat(
              Arrays.stream(Model.class.getMethods()).map(java.lang.reflect.Method::getName),
              Stream.of("predict", "bind", "backwardAdding", "trainStep", "initialise", "create"))
          .collect(Collectors.toUnmodifiableSet());

  private JavaNames() {}

  /** An output becomes a method of the class. */
  static void checkOutput(Frame frame, Name name) {
    check(frame, name);
    if (OF_MODEL.contains(name.text())) {
      report(frame, name, problem(name, "a method of every generated class"));
    }
  }

  /** What cannot be called so is not also called unused. */
  private static void report(Frame frame, Name name, Diagnostic problem) {
    frame.report(problem);
    frame.use(name.span());
  }

  static void check(Frame frame, Name name) {
    problem(name).ifPresent(problem -> report(frame, name, problem));
  }

  /** What is wrong with a name of the generated face. */
  static Optional<Diagnostic> problem(Name name) {
    boolean keyword = SourceVersion.isKeyword(name.text());
    if (!keyword && !OF_OBJECT.contains(name.text())) {
      return Optional.empty();
    }
    String why = keyword ? "a word of the Java language" : "a method of every Java object";
    return Optional.of(problem(name, why));
  }

  private static Diagnostic problem(Name name, String why) {
    return Diagnostic.of(DiagnosticKind.JAVA_NAME, name.span(), name.text())
        .found(why)
        .expected("another name: this one appears in the generated class");
  }

  /** A member stands behind a dot, where {@code .T} transposes. */
  static void checkMember(Frame frame, Name name) {
    check(frame, name);
    if (name.text().equals("T")) {
      frame.report(Diagnostic.of(DiagnosticKind.TRANSPOSE_NAME, name.span()));
    }
  }
}
