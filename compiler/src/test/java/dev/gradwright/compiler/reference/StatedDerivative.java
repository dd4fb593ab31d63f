package dev.gradwright.compiler.reference;

import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.dag.Graph;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the comment of a function states in the language after {@code Derivative:}, as {@code `dx =
 * ...`} or {@code `dx[k] = ...`}.
 */
record StatedDerivative(Applied applied, List<MatchResult> formulas) {
  private static final Pattern FORMULA = Pattern.compile("`(d(\\w+)(?:\\[[^\\]]*\\])? = [^`]*)`");

  static StatedDerivative of(Applied applied) {
    Comment comment = Comment.of(applied.fn().doc().map(Doc::text).orElse(""));
    return new StatedDerivative(applied, FORMULA.matcher(comment.derivative()).results().toList());
  }

  /** The result, and by how much each formula is off what the compiler derives. */
  Graph errors() {
    String result = applied.result();
    return applied
        .graph(
            "input d%s: %s;\nlet weighed = sum(d%s * %s);\n"
                    .formatted(result, applied.resultType(), result, result)
                + each("", "let %s;\n", 1)
                + "let (%s) = grad(weighed wrt %s);\n"
                    .formatted(each(", ", "by_%s", 2), each(", ", "%s", 2))
                + each("", "output off_%1$s = d%1$s - by_%1$s;\n", 2))
        .orElseThrow();
  }

  private String each(String between, String format, int group) {
    return formulas.stream()
        .map(formula -> format.formatted(formula.group(group)))
        .collect(Collectors.joining(between));
  }
}
