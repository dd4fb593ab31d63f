package dev.gradwright.compiler.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticsListTest {
  private static final SourceFile FILE = SourceFile.of("a.grad", "let reel = x;\n".repeat(300));

  @Test
  void diagnosticsAreOrderedByPlace() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.report(at(20));
    diagnostics.report(at(4));
    List<Integer> starts = diagnostics.all().stream().map(d -> d.span().start()).toList();
    assertEquals(List.of(4, 20), starts);
    assertTrue(diagnostics.hasErrors());
  }

  @Test
  void whatWasSaidIsNotSaidAgain() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.report(at(4));
    diagnostics.report(at(4));
    assertEquals(1, diagnostics.all().size());
  }

  @Test
  void manyAreCutToAHundred() {
    Diagnostics diagnostics = new Diagnostics();
    for (int i = 0; i < 250; i++) {
      diagnostics.report(at(i * 14));
    }
    String printed = diagnostics.render();
    assertEquals(100, printed.split("error:", -1).length - 1);
    assertTrue(printed.endsWith("and 150 more\n"), printed);
  }

  @Test
  void everyFactHasItsLine() {
    Diagnostic diagnostic =
        at(4)
            .found("`reel`")
            .expected("a type")
            .didYouMean(Optional.of("real"))
            .note(FILE.span(14, 17), "declared here");
    assertEquals(
        """
        a.grad:1:5: error: unknown type `reel` [unknown-type]
          let reel = x;
              ^^^^
          found: `reel`
          expected: a type
          did you mean `real`?
        a.grad:2:1: note: declared here
          let reel = x;
          ^^^
        """,
        diagnostic.render());
  }

  @Test
  void aRunWithoutErrorsHasNone() {
    assertFalse(new Diagnostics().hasErrors());
    assertEquals("", new Diagnostics().render());
  }

  @Test
  void aMessageNeedsAllItsFacts() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Diagnostic.of(DiagnosticKind.UNKNOWN_TYPE, FILE.span(0, 1)));
  }

  private static Diagnostic at(int start) {
    return Diagnostic.of(DiagnosticKind.UNKNOWN_TYPE, FILE.span(start, start + 4), "reel");
  }
}
