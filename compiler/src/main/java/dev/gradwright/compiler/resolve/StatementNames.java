package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.ast.DimName;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Pattern;
import dev.gradwright.compiler.ast.Statement;
import java.util.List;

/** The names that a statement declares. */
final class StatementNames {
  private StatementNames() {}

  static List<Name> of(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return of(let.pattern());
    }
    if (statement instanceof Statement.Output output) {
      return of(output.pattern());
    }
    if (statement instanceof Statement.Input input) {
      return List.of(input.name());
    }
    if (statement instanceof Statement.Param param) {
      return List.of(param.name());
    }
    if (statement instanceof Statement.State state) {
      return List.of(state.name());
    }
    if (statement instanceof Statement.Use use) {
      return List.of(use.name());
    }
    if (statement instanceof Statement.Dim dim) {
      return dim.names().stream().map(DimName::name).toList();
    }
    return statement instanceof Const constant ? List.of(constant.name()) : List.of();
  }

  private static List<Name> of(Pattern pattern) {
    if (pattern instanceof Pattern.Tuple tuple) {
      return tuple.names();
    }
    return List.of(
        pattern instanceof Pattern.Single single
            ? single.name()
            : ((Pattern.Indexed) pattern).name());
  }
}
