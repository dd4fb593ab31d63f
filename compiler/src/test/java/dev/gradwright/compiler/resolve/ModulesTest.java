package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.source.SourceFile;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModulesTest {
  private static final String TWICE = "fn relu(x: real) -> real { return 2 * x; }";

  private static Libraries files(Map<String, String> texts) {
    return name ->
        Optional.ofNullable(texts.get(name)).map(text -> SourceFile.of(name + ".grad", text));
  }

  /** The file that the fn called for the output {@code y} stands in. */
  private static String origin(Program program) {
    Expression.Only only =
        (Expression.Only) Resolved.let(program.models().get(0).body(), "y").expression();
    return ((Producer.Call) only.producer()).fn().span().file().path();
  }

  private static String model(String expression) {
    return "model M { input x: real; output y = " + expression + "; }";
  }

  @Test
  void whatIsAlwaysVisibleNeedsNoImport() {
    assertEquals("activations.grad", origin(Resolved.of(model("relu(x)"))));
  }

  @Test
  void anImportShadowsWhatIsAlwaysVisible() {
    Libraries libraries = files(Map.of("mine.all", TWICE));
    assertEquals(
        "mine.all.grad", origin(Resolved.of("import mine.all;" + model("relu(x)"), libraries)));
  }

  @Test
  void theFileItselfShadowsItsImports() {
    Libraries libraries = files(Map.of("mine", TWICE + "fn other(x: real) -> real { return x; }"));
    String text = "import mine;" + TWICE + model("relu(other(x))");
    assertEquals("test.grad", origin(Resolved.of(text, libraries)));
  }

  @Test
  void aQualifiedNameChoosesTheFile() {
    Libraries libraries = files(Map.of("mine.all", TWICE));
    String text = "import mine.all;" + model("activations.relu(all.relu(x))");
    assertEquals("activations.grad", origin(Resolved.of(text, libraries)));
  }

  @Test
  void importsAreNotPassedOn() {
    Libraries libraries =
        files(
            Map.of(
                "outer", "import inner; fn o(x: real) -> real { return i(x); }",
                "inner", "fn i(x: real) -> real { return 2 * x; }"));
    assertEquals("outer.grad", origin(Resolved.of("import outer;" + model("o(x)"), libraries)));
  }

  @Test
  void aLocalNameShadowsAnOperator() {
    Resolved.of("model M { input exp: real; output y = 2 * exp; }");
  }

  @Test
  void constsOfImportsAreSeen() {
    Libraries libraries = files(Map.of("g", "const G = 9.81; const Three = 3;"));
    Resolved.of(
        "import g; model M { input x: real[Three]; output y = g.G * sum(x) * G * Three; }",
        libraries);
  }
}
