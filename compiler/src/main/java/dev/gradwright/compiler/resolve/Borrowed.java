package dev.gradwright.compiler.resolve;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions of other languages by their names there, and what is written here. */
final class Borrowed {
  /** Code with as many arguments as the function takes. */
  private record Row(int arguments, String code) {}

  private static final String PRODUCT = "%s @ %s";
  private static final String EXTENT = "a dim: extents have names, as `N` in `real[N]` has";
  private static final String FILLED =
      "a number, which fills a declared type: `let z: real[N] = 0;`";
  private static final String CLAMP = "max(%2$s, min(%1$s, %3$s))";

  // @formatter:off
  private static final Map<String, Row> CALLS = Map.ofEntries(
      entry("matmul",   new Row(2, PRODUCT)),
      entry("mm",       new Row(2, PRODUCT)),
      entry("bmm",      new Row(2, PRODUCT)),
      entry("dot",      new Row(2, PRODUCT)),
      entry("pow",      new Row(2, "%s^%s")),
      entry("power",    new Row(2, "%s^%s")),
      entry("square",   new Row(1, "%s^2")),
      entry("ln",       new Row(1, "log(%s)")),
      entry("log2",     new Row(1, "log(%s) / log(2.0)")),
      entry("log10",    new Row(1, "log(%s) / log(10.0)")),
      entry("fabs",     new Row(1, "abs(%s)")),
      entry("arctan2",  new Row(2, "atan2(%s, %s)")),
      entry("mod",      new Row(2, "%s %% %s")),
      entry("not",      new Row(1, "!%s")),
      entry("maximum",  new Row(2, "max(%s, %s)")),
      entry("minimum",  new Row(2, "min(%s, %s)")),
      entry("clip",     new Row(3, CLAMP)),
      entry("clamp",    new Row(3, CLAMP)),
      entry("average",  new Row(1, "mean(%s)")),
      entry("avg",      new Row(1, "mean(%s)")),
      entry("norm",     new Row(1, "safeSqrt(sum(%s^2))")),
      entry("mse",      new Row(2, "mean(squared(%s, %s))")),
      entry("float",    new Row(1, "real(%s)")),
      entry("double",   new Row(1, "real(%s)")),
      entry("eye",      new Row(1, "identity(%s)")),
      entry("inv",      new Row(1, "inverse(%s)")),
      entry("tr",       new Row(1, "trace(%s)")),
      entry("expit",    new Row(1, "sigmoid(%s)")),
      entry("swish",    new Row(1, "silu(%s)")),
      entry("relu6",    new Row(1, "min(relu(%s), 6)")),
      entry("logsumexp", new Row(1, "logSumExp(%s)")),
      entry("psi",      new Row(1, "digamma(%s)")));

  private static final Map<String, String> REMARKS = Map.ofEntries(
      entry("pi",          "`3.141592653589793`"),
      entry("len",         EXTENT),
      entry("size",        EXTENT),
      entry("shape",       EXTENT),
      entry("zeros",       FILLED),
      entry("ones",        FILLED),
      entry("full",        FILLED),
      entry("zeros_like",  FILLED),
      entry("ones_like",   FILLED),
      entry("rand",        "`uniform([N])`, numbers from 0 to 1"),
      entry("randn",       "`normal([N])`, of mean 0 and deviation 1"),
      entry("cat",         "`concat(x, y)`"),
      entry("concatenate", "`concat(x, y)`"),
      entry("einsum",      "index notation: `let c[i, k] = sum[j] a[i, j] * b[j, k];`"),
      entry("arange",      "index notation: `let t[i in N] = real(i);`"));
  // @formatter:on

  private Borrowed() {}

  /** What is written for a call with these arguments, each as written. */
  static Optional<String> call(String name, List<String> arguments) {
    return Optional.ofNullable(CALLS.get(name))
        .filter(row -> row.arguments == arguments.size())
        .map(row -> String.format(row.code, operands(row, arguments)));
  }

  /** Operands of operators stand in parentheses unless they are one word, call or read. */
  private static Object[] operands(Row row, List<String> arguments) {
    boolean enclosed = row.code.endsWith("%s)") || row.code.contains("(%s)");
    boolean call = enclosed && !row.code.contains("^");
    return arguments.stream().map(text -> call ? text : Words.factor(text)).toArray();
  }

  /** What is said of a name where no code can be given. */
  static Optional<String> remark(String name) {
    return Optional.ofNullable(REMARKS.get(name));
  }
}
