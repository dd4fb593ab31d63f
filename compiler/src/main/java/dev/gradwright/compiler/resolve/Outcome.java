package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.List;

/** What an expression gives: one value or several. */
sealed interface Outcome {
  List<Type> types();

  /** The only value. */
  default Expression only(Node syntax) {
    if (types().size() != 1) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.SEVERAL_VALUES,
                  syntax.span(),
                  "`" + Words.excerpt(syntax) + "`",
                  types().size())
              .expected("one value; several are taken apart by `let (a, b) = ...`"));
    }
    return expressions().get(0);
  }

  /** The values, each by itself; not for a producer of several. */
  List<Expression> expressions();

  /** One value. */
  record One(Expression expression) implements Outcome {
    @Override
    public List<Type> types() {
      return List.of(expression.type());
    }

    @Override
    public List<Expression> expressions() {
      return List.of(expression);
    }
  }

  /** Values that are written or computed one by one. */
  record Listed(List<Expression> expressions) implements Outcome {
    @Override
    public List<Type> types() {
      return expressions.stream().map(Expression::type).toList();
    }
  }

  /** Values that come out together. */
  record Produced(Producer producer) implements Outcome {
    @Override
    public List<Type> types() {
      return producer.types();
    }

    @Override
    public List<Expression> expressions() {
      return List.of(new Expression.Only(producer));
    }
  }
}
