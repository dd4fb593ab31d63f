package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The dims that statements mention. */
final class Dims {
  private Dims() {}

  static List<String> of(List<Statement> statements) {
    Set<String> dims = new TreeSet<>();
    visit(statements, dims);
    return List.copyOf(dims);
  }

  private static void visit(List<Statement> statements, Set<String> dims) {
    for (Statement statement : statements) {
      statement.parts().forEach(part -> visit(part, dims));
      visit(statement.inside(), dims);
    }
  }

  private static void visit(Expression expression, Set<String> dims) {
    if (expression instanceof Expression.Size size) {
      dims.addAll(size.extent().dims());
    } else if (expression instanceof Expression.Checked checked) {
      dims.addAll(checked.extent().dims());
    }
    expression.parts().forEach(part -> visit(part, dims));
  }
}
