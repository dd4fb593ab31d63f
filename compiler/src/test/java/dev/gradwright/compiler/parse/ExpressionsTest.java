package dev.gradwright.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.ast.AstPrinter;
import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
  // @formatter:off
  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
    "a + b * c - d    ~ Chain(a, [Link(ADD, Chain(b, [Link(MULTIPLY, c)])), Link(SUBTRACT, d)])",
    "a * b / c div d  ~ Chain(a, [Link(MULTIPLY, b), Link(DIVIDE, c), Link(FLOOR_DIVIDE, d)])",
    "(a + b) + c      ~ Chain(Chain(a, [Link(ADD, b)]), [Link(ADD, c)])",
    "a ^ b ^ c        ~ Power(a, Power(b, c))",
    "2^-x             ~ Power(2, Prefix(NEGATE, x))",
    "2^-x^2           ~ Power(2, Prefix(NEGATE, Power(x, 2)))",
    "-x^2             ~ Prefix(NEGATE, Power(x, 2))",
    "-x * y           ~ Chain(Prefix(NEGATE, x), [Link(MULTIPLY, y)])",
    "-x.T             ~ Prefix(NEGATE, Transpose(x))",
    "!a == b          ~ Comparison(Prefix(NOT, a), EQUAL, b)",
    "a @ b + c        ~ Chain(Chain(a, [Link(CONTRACT, b)]), [Link(ADD, c)])",
    "a < b && c || d  ~ Chain(Chain(Comparison(a, LESS, b), [Link(AND, c)]), [Link(OR, d)])",
    "a ? b : c ? d : e~ Conditional(a, b, Conditional(c, d, e))",
    "a + b ? c : d    ~ Conditional(Chain(a, [Link(ADD, b)]), c, d)",
    "f(a)(b)[i].w     ~ Member(Subscript(Call(Call(f, [Argument(a)]), [Argument(b)]), [i]), w)",
    "(a, b)           ~ Tuple([a, b])",
    "f(_, n = 2)      ~ Call(f, [Argument(Hole), Argument(n, 2)])",
    "0..1.5           ~ ",
  })
  // @formatter:on
  void operatorsBindAsTheLanguageSays(String text, String tree) {
    assertEquals(tree == null ? "" : tree, tree(text));
  }

  // @formatter:off
  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {
    "max[i] x[i] * 2       ~ Reduction(MAX, [IndexBinder(SINGLE, i)], Chain(Subscript(x, [i]), [Link(MULTIPLY, 2)]))",
    "sum[i] x[i] + 1       ~ Chain(Reduction(SUM, [IndexBinder(SINGLE, i)], Subscript(x, [i])), [Link(ADD, 1)])",
    "2 * sum[i] i * 3 + 1  ~ Chain(Chain(2, [Link(MULTIPLY, Reduction(SUM, [IndexBinder(SINGLE, i)], Chain(i, [Link(MULTIPLY, 3)])))]), [Link(ADD, 1)])",
    "sum(x)                ~ ReductionCall(SUM, [Argument(x)])",
    "max(a, b)             ~ ReductionCall(MAX, [Argument(a), Argument(b)])",
    "mean[n, i] (x)        ~ Reduction(MEAN, [IndexBinder(SINGLE, n), IndexBinder(SINGLE, i)], x)",
    "sum[i] [a, b]         ~ Reduction(SUM, [IndexBinder(SINGLE, i)], TensorLiteral([a, b]))",
    "sum[k] -x[k]          ~ Reduction(SUM, [IndexBinder(SINGLE, k)], Prefix(NEGATE, Subscript(x, [k])))",
    "sum[i] prod[j] i * j  ~ Reduction(SUM, [IndexBinder(SINGLE, i)], Reduction(PROD, [IndexBinder(SINGLE, j)], Chain(i, [Link(MULTIPLY, j)])))",
    "sum[..s, k in 0..K] k ~ Reduction(SUM, [IndexBinder(LEADING, s), IndexBinder(SINGLE, k, Range(0, K))], k)",
  })
  // @formatter:on
  void reductionsTakeTheProductThatFollows(String text, String tree) {
    assertEquals(tree, tree(text));
  }

  // @formatter:off
  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {
    "x[..s, k] ~ Subscript(x, [Leading(s), k])",
    "x[.., 2]  ~ Subscript(x, [Whole, 2])",
    "x[0..K]   ~ Subscript(x, [Slice(Range(0, K))])",
    "x[1..K+1] ~ Subscript(x, [Slice(Range(1, Chain(K, [Link(ADD, 1)])))])",
    "x[T-1, 0] ~ Subscript(x, [Chain(T, [Link(SUBTRACT, 1)]), 0])",
  })
  // @formatter:on
  void bracketsHoldIndicesSlicesAndWholeAxes(String text, String tree) {
    assertEquals(tree, tree(text));
  }

  @Test
  void literalsKeepTheirDecimals() {
    assertEquals("TensorLiteral([0.10, 1e-4, 007, 2.50E+3])", tree("[0.10, 1e-4, 007, 2.50E+3]"));
  }

  /** The tree of an expression in one line, empty if it is none. */
  private static String tree(String expression) {
    SourceFile source = SourceFile.of("test.grad", "const c = " + expression + ";");
    return Parser.parse(source, new Diagnostics())
        .map(file -> (Const) file.declarations().get(0))
        .map(constant -> AstPrinter.line(constant.value()))
        .orElse("");
  }
}
