package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;
import java.util.List;

/** An expression as written; parentheses leave no trace but the tree. */
public sealed interface Expression extends Node permits Expression.Plain, Loop {
  /** Every expression that is declared here. */
  sealed interface Plain extends Expression {}

  /** {@code 42}, as written. */
  record IntLiteral(String text, Span span) implements Plain {}

  /** {@code 1e-4}, as written: it is rounded once, to the precision that is compiled for. */
  record RealLiteral(String text, Span span) implements Plain {}

  /** {@code true} or {@code false}. */
  record BoolLiteral(boolean value, Span span) implements Plain {}

  /** {@code [[1, 2], [3, 4]]}, {@code [..S, K]} */
  record TensorLiteral(List<Entry> entries, Span span) implements Plain {
    public TensorLiteral {
      entries = List.copyOf(entries);
    }
  }

  /** {@code (a, b)} */
  record Tuple(List<Expression> elements, Span span) implements Plain {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** {@code _}: an argument left open. */
  record Hole(Span span) implements Plain {}

  /** {@code x} */
  record Reference(Name name) implements Plain {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** {@code fc1.w}, {@code nn.Dense} */
  record Member(Expression target, Name name, Span span) implements Plain {}

  /** {@code x.T} */
  record Transpose(Expression operand, Span span) implements Plain {}

  /** {@code f(x, axis = 1)} */
  record Call(Expression callee, List<Argument> arguments, Span span) implements Plain {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code x[i, 0..K]} */
  record Subscript(Expression target, List<Index> indices, Span span) implements Plain {
    public Subscript {
      indices = List.copyOf(indices);
    }
  }

  /** {@code base ^ exponent} */
  record Power(Expression base, Expression exponent, Span span) implements Plain {}

  /** {@code -x}, {@code !x} */
  record Prefix(PrefixOperator operator, Expression operand, Span span) implements Plain {}

  /**
   * {@code first op operand op operand ...}: left-associative operators of one precedence, flat,
   * since chains may have 100,000 terms.
   */
  record Chain(Expression first, List<Link> links, Span span) implements Plain {
    public Chain {
      links = List.copyOf(links);
      if (links.isEmpty()) {
        throw new IllegalArgumentException("a chain without links");
      }
    }
  }

  /** An operator of a chain, where it stands, and what stands right of it. */
  record Link(ChainOperator operator, Span operatorSpan, Expression operand) {}

  /** {@code a < b} */
  record Comparison(Expression left, ComparisonOperator operator, Expression right, Span span)
      implements Plain {}

  /** {@code condition ? yes : no} */
  record Conditional(Expression condition, Expression yes, Expression no, Span span)
      implements Plain {}

  /** {@code sum[i, k in 0..K] body} */
  record Reduction(ReductionName name, List<IndexBinder> indices, Expression body, Span span)
      implements Plain {
    public Reduction {
      indices = List.copyOf(indices);
    }
  }

  /** {@code sum(x)}, {@code max(a, b)} */
  record ReductionCall(ReductionName name, List<Argument> arguments, Span span) implements Plain {
    public ReductionCall {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * {@code grad(of wrt a, b.w)}, {@code jvp(of wrt a along v)}; each path is a {@link Reference}, a
   * {@link Member} or a {@link Subscript}; only jvp and hvp have {@code along}, as many as {@code
   * wrt}.
   */
  record Derivative(
      DerivativeName name, Expression of, List<Expression> wrt, List<Expression> along, Span span)
      implements Plain {
    public Derivative {
      wrt = List.copyOf(wrt);
      along = List.copyOf(along);
    }
  }
}
