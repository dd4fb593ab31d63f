package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
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
   * {@code jvp(of wrt a along v)}: how {@code of} changes when each place does, along its {@code
   * v}.
   */
  record Jvp(Expression of, List<Expression.Place> wrt, List<Expression> along, Span span)
      implements Producer {
    public Jvp {
      wrt = List.copyOf(wrt);
      along = List.copyOf(along);
    }

    @Override
    public List<Type> types() {
      return List.of(of.type());
    }
  }

  /**
   * {@code jacobian(of wrt a, b)}: one result for each place, with the axes of {@code of}, then
   * its.
   */
  record Jacobian(Expression of, List<Expression.Place> wrt, Span span) implements Producer {
    public Jacobian {
      wrt = List.copyOf(wrt);
    }

    @Override
    public List<Type> types() {
      return wrt.stream().map(place -> of.type().withAxes(axes(place))).toList();
    }

    private List<Axis> axes(Expression.Place place) {
      List<Axis> axes = new ArrayList<>(of.type().axes());
      axes.addAll(place.type().axes());
      return axes;
    }
  }

  /**
   * {@code hvp(of wrt a along v)}: how the gradient by each place changes when all places do, along
   * their {@code v}.
   */
  record Hvp(Expression of, List<Expression.Place> wrt, List<Expression> along, Span span)
      implements Producer {
    public Hvp {
      wrt = List.copyOf(wrt);
      along = List.copyOf(along);
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

  /**
   * {@code scan t in from..to from (h = start) { ...; next h = e; yield y; final h; }}, a loop at
   * run time. Results are the yields of all steps, each along a new first axis, and then carries
   * after the last step. The range of {@code t} stands in {@link Body#ranges}.
   *
   * @param next for each carry its value in the next step
   * @param finals which carries are results
   */
  record Scan(
      Index.Single t,
      Extent from,
      Extent to,
      Direction direction,
      Remat remat,
      List<Value> carries,
      List<Expression> starts,
      List<Statement> statements,
      List<Expression> next,
      List<Expression> yields,
      List<Integer> finals,
      Span span)
      implements Producer {
    public Scan {
      carries = List.copyOf(carries);
      starts = List.copyOf(starts);
      statements = List.copyOf(statements);
      next = List.copyOf(next);
      yields = List.copyOf(yields);
      finals = List.copyOf(finals);
    }

    @Override
    public List<Type> types() {
      Axis.Single steps = new Axis.Single(to.minus(from));
      List<Type> types = new ArrayList<>();
      for (Expression yield : yields) {
        List<Axis> axes = new ArrayList<>(yield.type().axes());
        axes.add(0, steps);
        types.add(yield.type().withAxes(axes));
      }
      finals.forEach(carry -> types.add(carries.get(carry).type()));
      return types;
    }
  }

  /** Which step of a scan comes first. */
  enum Direction {
    FORWARD,
    REVERSE
  }

  /** What the derivative of a scan computes again instead of keeping it. */
  sealed interface Remat {
    /** Nothing. */
    record None() implements Remat {}

    /** All but the starts of so many segments as the length of the scan suggests. */
    record Automatic() implements Remat {}

    /** All but the starts of so many segments. */
    record Segments(Extent count) implements Remat {}
  }
}
