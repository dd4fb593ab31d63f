package dev.gradwright.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.adjoint.SurrogateRules;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.OperatorCase;
import dev.gradwright.compiler.resolve.StandardLibrary;
import dev.gradwright.compiler.source.SourceFile;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference.md} is what the compiler and the library say of themselves. */
class ReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference.md");

  /**
   * No words of the language: what is computed from constants becomes one, and an error function
   * beside its slope the other, later.
   */
  private static final Set<String> LATER = Set.of("Listed", "ErfBeside");

  @Test
  void thePageIsWhatCompilerAndLibrarySay() {
    Page page = new Page(Goldens.text(Goldens.inputs("reference", "introduction.md").get(0)));
    for (Path file : Goldens.inputs("reference", ".grad")) {
      OperatorTable table = new OperatorTable(SourceFile.of("reference.grad", Goldens.text(file)));
      page.add(table.title(), table.text());
    }
    for (String name : StandardLibrary.NAMES) {
      page.add("`" + name + "`", new LibraryTable(name).text());
    }
    Goldens.compare(PAGE, ".md", page.text());
  }

  @Test
  void everyOperatorOfTheCompilerIsReachedByAnEntry() {
    Set<Object> missing = new LinkedHashSet<>();
    OperatorCase.all().stream()
        .filter(operator -> !LATER.contains(operator.kind().getSimpleName()))
        .forEach(o -> missing.add(o.row().<Object>map(row -> row).orElse(o.kind())));
    Goldens.inputs("reference", ".grad").stream()
        .flatMap(file -> Programs.graphs(Goldens.text(file)).stream())
        .flatMap(graph -> Stream.of(graph, Adjoint.expand(graph, SurrogateRules.AS_WRITTEN)))
        .flatMap(graph -> Order.of(graph.values()).stream())
        .map(Expr::operator)
        .map(operator -> operator instanceof Enum<?> ? operator : operator.getClass())
        .forEach(missing::remove);
    assertEquals(Set.of(), missing);
  }
}
