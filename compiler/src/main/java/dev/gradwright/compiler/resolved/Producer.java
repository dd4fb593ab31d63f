package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/** What may have several results. */
public sealed interface Producer {
  List<Type> types();

  Span span();

  /**
   * {@code f(x, y)}: the fn's body with its dims and build-time ints bound, its arguments and its
   * functions replaced, each in the order of the declaration.
   *
   * @param over the axes that a fn over scalars is mapped over: every argument has them in front of
   *     (being a scalar: as) its declared axes, and so has every result; empty for a plain call. A
   *     build-time constant has them never.
   */
  record Call(
      Fn fn,
      Binding binding,
      List<Expression> arguments,
      List<FunctionValue> functions,
      List<Axis> over,
      List<Type> types,
      Span span)
      implements Producer {
    public Call {
      arguments = List.copyOf(arguments);
      functions = List.copyOf(functions);
      over = List.copyOf(over);
      types = List.copyOf(types);
    }
  }

  /** {@code f(x)} where {@code f} is a function argument; {@code over} as for {@link Call}. */
  record CallFunction(
      FunctionParameter function,
      List<Expression> arguments,
      List<Axis> over,
      List<Type> types,
      Span span)
      implements Producer {
    public CallFunction {
      arguments = List.copyOf(arguments);
      over = List.copyOf(over);
      types = List.copyOf(types);
    }
  }

  /**
   * {@code fc1(x)}, {@code blocks[l](x)}: the forward of a used layer; {@code binding} solves its
   * dims.
   */
  record ApplyLayer(
      Use use,
      Optional<Extent> element,
      Binding binding,
      List<Expression> arguments,
      List<Type> types,
      Span span)
      implements Producer {
    public ApplyLayer {
      arguments = List.copyOf(arguments);
      types = List.copyOf(types);
    }
  }

  /** {@code grad(of wrt a, b)}: one result for each place, of its type. */
  record Gradient(Expression of, List<Expression.Place> wrt, Span span) implements Producer {
    public Gradient {
      wrt = List.copyOf(wrt);
    }

    @Override
    public List<Type> types() {
      return wrt.stream().map(Expression::type).toList();
    }
  }

  /**
   * {@code for l in from..to from (h = start) { ...; next h = e; }}, unrolled when built: the name
   * {@code index} is a build-time int of the body. Results are the carries after the last round.
   */
  record Repeat(
      String index,
      Extent from,
      Extent to,
      List<Value> carries,
      List<Expression> starts,
      List<Statement> statements,
      List<Expression> next,
      Span span)
      implements Producer {
    public Repeat {
      carries = List.copyOf(carries);
      starts = List.copyOf(starts);
      statements = List.copyOf(statements);
      next = List.copyOf(next);
    }

    @Override
    public List<Type> types() {
      return carries.stream().map(Value::type).toList();
    }
  }
}
