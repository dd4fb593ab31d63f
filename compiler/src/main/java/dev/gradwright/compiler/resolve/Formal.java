package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.FunctionParameter;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /** The default where it is used, which must be an extent there. */
    Extent usedStart(UnaryOperator<Extent> binding, Obligations obligations, Span where) {
      Extent used = bound(binding, where);
      obligations.notNegative(used, () -> refused(used, where, "negative").expected("0 or more"));
      return used;
    }

    private Extent bound(UnaryOperator<Extent> binding, Span where) {
      Extent written = start.orElseThrow();
      try {
        return binding.apply(written);
      } catch (ArithmeticException e) {
        throw Refusal.of(refused(written, where, "no number: " + e.getMessage()));
      }
    }

    private Diagnostic refused(Extent extent, Span where, String reason) {
      return Diagnostic.of(DiagnosticKind.BAD_EXTENT, where, extent, reason)
          .found("the default of `" + name + "`");
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
