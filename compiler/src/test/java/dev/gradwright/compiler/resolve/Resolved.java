package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.resolved.Body;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.resolved.Statement.Let;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.util.Optional;

/** Texts through parser and resolver. */
public final class Resolved {
  private Resolved() {}

  /** The typed tree of a text without errors and warnings. */
  public static Program of(String text) {
    return of(text, name -> Optional.empty());
  }

  static Program of(String text, Libraries libraries) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Program> program = resolve(text, libraries, diagnostics);
    assertEquals("", diagnostics.render());
    return program.orElseThrow();
  }

  /** The statements of the model {@code M} in whose body these stand. */
  static Body model(String... statements) {
    String body = String.join("\n", statements);
    return of("model M(K = 3) {\ndim N, D;\n" + body + "\n}\n").models().get(0).body();
  }

  /** What a name of a body is. */
  static Let let(Body body, String name) {
    return body.statements().stream()
        .filter(Let.class::isInstance)
        .map(Let.class::cast)
        .filter(let -> let.value().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The type of the output {@code y} of a model with these inputs. */
  static String type(String inputs, String expression) {
    return let(model(inputs, "output y = " + expression + ";"), "y").value().type().toString();
  }

  /** What is said of a text. */
  static String complaints(String text) {
    Diagnostics diagnostics = new Diagnostics();
    resolve(text, name -> Optional.empty(), diagnostics);
    return diagnostics.render();
  }

  private static Optional<Program> resolve(
      String text, Libraries libraries, Diagnostics diagnostics) {
    SourceFile source = SourceFile.of("test.grad", text);
    Resolver resolver = new Resolver(libraries, file -> Parser.parse(file, diagnostics));
    return Parser.parse(source, diagnostics)
        .flatMap(file -> resolver.resolve("test", file, diagnostics));
  }
}
