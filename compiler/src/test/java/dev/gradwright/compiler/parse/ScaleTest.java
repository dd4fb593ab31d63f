package dev.gradwright.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.ast.Expression;
import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  /** What the parser asks of its caller. */
  private static final long STACK = 16L << 20;

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private record Outcome(Optional<File> file, List<Diagnostic> diagnostics) {
    private Expression value() {
      assertEquals(List.of(), diagnostics);
      return ((Const) file.orElseThrow().declarations().get(0)).value();
    }

    private List<DiagnosticKind> kinds() {
      return diagnostics.stream().map(Diagnostic::kind).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"+", "-", "*", "/", "@", "%", "div", "&&", "||"})
  void chainsOfHundredThousandTermsAreFlat(String operator) throws Exception {
    Outcome outcome = parse("x" + (" " + operator + " x").repeat(99_999));
    assertEquals(99_999, ((Expression.Chain) outcome.value()).links().size());
  }

  @Test
  void chainsOfHundredThousandPowersAndReductionsDoNotNest() throws Exception {
    Outcome outcome = parse("x" + " + 2 * -x^2 + sum[i] f(x[i])".repeat(50_000));
    assertEquals(100_000, ((Expression.Chain) outcome.value()).links().size());
  }

  @Test
  void tensorLiteralsOfHundredThousandEntriesAreFlat() throws Exception {
    Outcome outcome = parse("[1" + ", 1".repeat(99_999) + "]");
    assertEquals(100_000, ((Expression.TensorLiteral) outcome.value()).entries().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "( ~ )",
        "[ ~ ]",
        "- ~ \"\"",
        "! ~ \"\"",
        "sum[i] ~ \"\"",
        "2 ^ ~ \"\"",
        "f( ~ )",
        "a ? b : ~ \"\"",
        "a ? ~ : b",
        "sum( ~ )",
        "\"\" ~ .w",
        "\"\" ~ (1)",
        "\"\" ~ [1]",
        "- sum[i] ~ \"\"",
        "sum[i] - ~ \"\"",
      })
  void nestingOfAlmostThousandParsesAndOfHundredThousandIsRefused(String open, String close)
      throws Exception {
    int copies = 999 / (open.split(" ").length > 1 && open.contains("-") ? 2 : 1);
    parse(open.repeat(copies) + " x" + close.repeat(copies)).value();
    Outcome refused = parse(open.repeat(100_000) + " x" + close.repeat(100_000));
    assertEquals(List.of(DiagnosticKind.NESTED_TOO_DEEPLY), refused.kinds());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "fn() -> ~ real",
        "fn( ~ real) -> real",
        "real[ ~ 1]",
      })
  void typesNestAsExpressionsDo(String open, String close) throws Exception {
    Outcome refused = read("const c: " + open.repeat(10_000) + close.repeat(10_000) + " = 1;");
    assertTrue(refused.kinds().contains(DiagnosticKind.NESTED_TOO_DEEPLY), refused::toString);
  }

  @Test
  void eightyNestedLoopsParse() throws Exception {
    parse("for i in 2 { let x = ".repeat(80) + "1" + "; }".repeat(80)).value();
  }

  @Test
  void softWordsDoNotHideNesting() throws Exception {
    for (String text : List.of("div ^ ", "div ? ", "scan t in 1 { } ^ ", "fn ^ ")) {
      Outcome refused = parse(text.repeat(100_000) + "1");
      assertEquals(List.of(DiagnosticKind.NESTED_TOO_DEEPLY), refused.kinds(), text);
    }
  }

  @Test
  void hundredThousandErrorsEndInTime() throws Exception {
    Outcome outcome = read("model A {\n" + "let = 3;\n".repeat(100_000) + "}");
    assertTrue(outcome.diagnostics().size() > 100);
  }

  private static Outcome parse(String expression) throws Exception {
    return read("const c = " + expression + ";");
  }

  /** Parses in a thread of its own stack. */
  private static Outcome read(String text) throws Exception {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Runnable task =
        () -> {
          try {
            Diagnostics diagnostics = new Diagnostics();
            Optional<File> file = Parser.parse(SourceFile.of("test.grad", text), diagnostics);
            outcome.complete(new Outcome(file, diagnostics.all()));
          } catch (Throwable problem) {
            outcome.completeExceptionally(problem);
          }
        };
    new Thread(null, task, "parser", STACK).start();
    return outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
