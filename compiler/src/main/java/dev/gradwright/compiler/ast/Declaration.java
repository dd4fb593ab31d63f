package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** What a file declares. */
public sealed interface Declaration extends Node permits Const, Declaration.Callable {
  Name name();

  Optional<Doc> doc();

  /** What takes arguments. */
  sealed interface Callable extends Declaration {
    List<Parameter> parameters();
  }

  /** {@code fn name<dims>(parameters) -> result { body } adjoint (seeds) { ... }} */
  record Fn(
      Optional<Doc> doc,
      Name name,
      List<DimName> dims,
      List<Parameter> parameters,
      TypeSyntax result,
      List<Statement> body,
      Optional<AdjointRule> rule,
      Span span)
      implements Callable {
    public Fn {
      dims = List.copyOf(dims);
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }

  /** {@code layer Name<dims>(parameters) { body }} */
  record Layer(
      Optional<Doc> doc,
      Name name,
      List<DimName> dims,
      List<Parameter> parameters,
      List<Statement> body,
      Span span)
      implements Callable {
    public Layer {
      dims = List.copyOf(dims);
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }

  /** {@code model Name(parameters) { body }} */
  record Model(
      Optional<Doc> doc, Name name, List<Parameter> parameters, List<Statement> body, Span span)
      implements Callable {
    public Model {
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }
}
