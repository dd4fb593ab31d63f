package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.FunctionParameter;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.Optional;

/** An argument as declared. */
sealed interface Formal {
  String name();

  Span span();

  /** Whether it may be left out. */
  default boolean isOptional() {
    return false;
  }

  /** What has a value in a body. */
  sealed interface Valued extends Formal {
    Value value();

    @Override
    default String name() {
      return value().name();
    }

    @Override
    default Span span() {
      return value().span();
    }
  }

  /** A tensor. */
  record Tensor(Value value) implements Valued {}

  /** A build-time int. */
  record Size(String name, Optional<Extent> start, Span span) implements Formal {
    @Override
    public boolean isOptional() {
      return start.isPresent();
    }

    /** Demands that what the default comes to where it is used is an extent. */
    void requireExtent(Obligations obligations, Extent used, Span where) {
      obligations.notNegative(
          used,
          () ->
              Diagnostic.of(DiagnosticKind.BAD_EXTENT, where, used, "negative")
                  .found("the default of `" + name + "`")
                  .expected("0 or more"));
    }
  }

  /** A build-time real or bool. */
  record Constant(Value value, Optional<Expression> start) implements Valued {
    @Override
    public boolean isOptional() {
      return start.isPresent();
    }
  }

  /** A function. */
  record Function(FunctionParameter parameter) implements Formal {
    @Override
    public String name() {
      return parameter.name();
    }

    @Override
    public Span span() {
      return parameter.span();
    }
  }
}
