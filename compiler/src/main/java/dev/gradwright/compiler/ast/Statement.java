package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** What a body holds; the keyword it starts with says which. */
public sealed interface Statement extends Node permits Const, Check, Statement.Plain {
  /** Every statement that is declared here. */
  sealed interface Plain extends Statement {}

  /** {@code precision f64;} */
  record Precision(ElementName element, Span span) implements Plain {}

  /** {@code dim N, T;}, {@code dim ..S;} */
  record Dim(List<DimName> names, Span span) implements Plain {
    public Dim {
      names = List.copyOf(names);
    }
  }

  /** {@code input y: int[N] in 0..Classes;} */
  record Input(Optional<Doc> doc, Name name, TypeSyntax type, Optional<Range> domain, Span span)
      implements Plain {}

  /** {@code param w: real[In, Out] init glorotUniform();} */
  record Param(Optional<Doc> doc, Name name, TypeSyntax type, Start start, Span span)
      implements Plain {}

  /** {@code state runMean: real[C] = 0;} */
  record State(Optional<Doc> doc, Name name, TypeSyntax type, Start start, Span span)
      implements Plain {}

  /** {@code use fc = Dense(In, H);}, {@code use blocks[L] = Block(D);} */
  record Use(Optional<Doc> doc, Name name, Optional<Expression> count, Expression layer, Span span)
      implements Plain {}

  /** {@code let pattern = value;} */
  record Let(Optional<Doc> doc, Pattern pattern, Expression value, Span span) implements Plain {}

  /** {@code output pattern = value;} */
  record Output(Optional<Doc> doc, Pattern pattern, Expression value, Span span) implements Plain {}

  /** {@code loss = value;} */
  record Loss(Optional<Doc> doc, Expression value, Span span) implements Plain {}

  /** {@code update state = value;} */
  record Update(Name name, Expression value, Span span) implements Plain {}

  /** {@code forward(parameters) -> result { body }} */
  record Forward(
      Optional<Doc> doc,
      List<Parameter> parameters,
      TypeSyntax result,
      List<Statement> body,
      Span span)
      implements Plain {
    public Forward {
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }

  /** {@code return value;}, where a tuple returns several. */
  record Return(Expression value, Span span) implements Plain {}

  /** {@code bar x = value;} */
  record Bar(Name name, Expression value, Span span) implements Plain {}

  /** {@code next h = a, c = b;}: all at once. */
  record Next(List<Assignment> assignments, Span span) implements Plain {
    public Next {
      assignments = List.copyOf(assignments);
    }
  }

  /** {@code yield a, b;} */
  record Yield(List<Expression> values, Span span) implements Plain {
    public Yield {
      values = List.copyOf(values);
    }
  }

  /** {@code final h, c;} */
  record Final(List<Name> names, Span span) implements Plain {
    public Final {
      names = List.copyOf(names);
    }
  }
}
