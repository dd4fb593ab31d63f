package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/**
 * What has one value. Nothing is implicit: where an int meets a real stands a {@link Convert},
 * where shapes differ a {@link Broadcast}.
 *
 * <p>Inside index notation, types are those of one choice of the indices: the expression is mapped
 * over all of them.
 */
public sealed interface Expression {
  Type type();

  Span span();

  /** A number as its decimal text; a scalar; true is 1, false is 0. */
  record Literal(String text, Type type, Span span) implements Expression {}

  /** A dim, a build-time int or a polynomial of them, as an int. */
  record Size(Extent extent, Span span) implements Expression {
    @Override
    public Type type() {
      return Type.INT;
    }
  }

  /** {@code [a, b, c]}: equal types become the slices of a new first axis. */
  record Stack(List<Expression> elements, Type type, Span span) implements Expression {
    public Stack {
      elements = List.copyOf(elements);
    }
  }

  /** What {@code wrt} may name: the value of a name, or of a parameter of a layer. */
  sealed interface Place extends Expression {}

  /** The value of a name. */
  record Reference(Value value, Span span) implements Place {
    @Override
    public Type type() {
      return value.type();
    }
  }

  /**
   * {@code blocks[l].fc.w}: a parameter of a layer that is used here; the type is in names of here.
   */
  record ParameterReference(List<Step> path, Value parameter, Type type, Span span)
      implements Place {
    public ParameterReference {
      path = List.copyOf(path);
    }
  }

  /** The name of a use, or of a function argument that owns its layer; an element, if an array. */
  record Step(String name, Optional<Extent> element) {}

  /** {@code training} */
  record Training(Span span) implements Expression {
    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /**
   * {@code uniform([N, D])}: random numbers, a stream of its own at every place that is inlined.
   */
  record Draw(Distribution distribution, Type type, Span span) implements Expression {}

  /** How random numbers are spread. */
  enum Distribution {
    /** In (0, 1). */
    UNIFORM,
    /** In (0, 1), the same numbers in all precisions. */
    COIN,
    /** Mean 0, variance 1. */
    NORMAL
  }

  /** The position of an index, as an int. */
  record Position(Index.Single index, Span span) implements Expression {
    @Override
    public Type type() {
      return Type.INT;
    }
  }

  /** The same numbers as another element type; real to int cuts toward zero. */
  record Convert(Expression operand, Type type, Span span) implements Expression {}

  /** The operand repeated along new leading axes; its own are the last ones of the type. */
  record Broadcast(Expression operand, Type type, Span span) implements Expression {}

  /** An operator on elements; the operands have equal axes. */
  record Apply(Elementwise operator, List<Expression> operands, Type type, Span span)
      implements Expression {
    public Apply {
      operands = List.copyOf(operands);
    }
  }

  /**
   * {@code first op right op right ...}: left-associative, flat, since it may have 100,000 terms.
   */
  record Chain(Expression first, List<Link> links, Type type, Span span) implements Expression {
    public Chain {
      links = List.copyOf(links);
    }
  }

  /**
   * One operator of a chain: what was computed so far is brought to the type {@code left} (element
   * type first, then leading axes), and combined with {@code right}.
   */
  record Link(Operation operation, Type left, Expression right, Type result, Span span) {}

  /** {@code condition ? yes : no}, element by element; all have equal axes. */
  record Select(Expression condition, Expression yes, Expression no, Type type, Span span)
      implements Expression {}

  /**
   * {@code x.T} and {@code transpose(x, [1, 0, 2])}: axis {@code i} is axis {@code order[i]} of the
   * operand.
   */
  record Permute(Expression operand, List<Integer> order, Type type, Span span)
      implements Expression {
    public Permute {
      order = List.copyOf(order);
    }
  }

  /** The same elements, row-major, in another shape of equal size. */
  record Reshape(Expression operand, Type type, Span span) implements Expression {}

  /** Parts that follow each other along one entry of their axes. */
  record Concat(List<Expression> parts, int axis, Type type, Span span) implements Expression {
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /** The operand with {@code fill}, a scalar, before and after it along one entry of its axes. */
  record Pad(
      Expression operand,
      int axis,
      Extent before,
      Extent after,
      Expression fill,
      Type type,
      Span span)
      implements Expression {}

  /**
   * {@code argmax(x)}: the position of the first extremum along one entry of the axes, which goes.
   */
  record Arg(Extremum extremum, Expression operand, int axis, Type type, Span span)
      implements Expression {}

  /** The same axes, the elements along one entry of them rearranged or added up. */
  record Along(AxisOperation operation, Expression operand, int axis, Type type, Span span)
      implements Expression {}

  /** An operator on square matrices. */
  record Matrix(MatrixOperation operation, List<Expression> operands, Type type, Span span)
      implements Expression {
    public Matrix {
      operands = List.copyOf(operands);
    }
  }

  /**
   * {@code scatterAdd(x, i, j, shape = [A, B, D])}: each element of x, added where the indices say;
   * they have the first axes of x, and there is one for each of the first axes of the type. The
   * axes that follow are the same in both.
   */
  record ScatterAdd(Expression operand, List<Expression> indices, Type type, Span span)
      implements Expression {
    public ScatterAdd {
      indices = List.copyOf(indices);
    }
  }

  /**
   * {@code x[i + 1, .., 0]}: one coordinate for each entry of the tensor's axes; the kept ones are
   * the axes of the type.
   */
  record Read(Expression tensor, List<Coordinate> coordinates, Type type, Span span)
      implements Expression {
    public Read {
      coordinates = List.copyOf(coordinates);
    }
  }

  /**
   * {@code let d[i, j] = body}: the scalar at every choice of the indices; index {@code i} at
   * {@code i - from}.
   */
  record Indexed(List<Index> indices, Expression body, Type type, Span span) implements Expression {
    public Indexed {
      indices = List.copyOf(indices);
    }
  }

  /** {@code sum[i, k] body}: the body reduced over every choice of the indices. */
  record Reduce(Reduction reduction, List<Index> indices, Expression body, Span span)
      implements Expression {
    public Reduce {
      indices = List.copyOf(indices);
    }

    @Override
    public Type type() {
      return body.type();
    }
  }

  /** {@code sum(x)}: all elements reduced to a scalar. */
  record ReduceAll(Reduction reduction, Expression operand, Span span) implements Expression {
    @Override
    public Type type() {
      return Type.scalar(operand.type().element());
    }
  }

  /** {@code stop(x)}: the value, through which no derivative passes. */
  record Stop(Expression operand, Span span) implements Expression {
    @Override
    public Type type() {
      return operand.type();
    }
  }

  /** The value as it is held: rounded to a format, perhaps that of the model. */
  record Rounded(Expression operand, Held held, Span span) implements Expression {
    @Override
    public Type type() {
      return operand.type();
    }
  }

  /**
   * The value, whose elements must be found inside the domain when they are computed; {@code what}
   * is what users call it.
   */
  record Checked(Expression operand, Domain domain, String what, Span span) implements Expression {
    @Override
    public Type type() {
      return operand.type();
    }
  }

  /** The only result of what might have had several. */
  record Only(Producer producer) implements Expression {
    public Only {
      if (producer.types().size() != 1) {
        throw new IllegalArgumentException("one result is needed: " + producer.types());
      }
    }

    @Override
    public Type type() {
      return producer.types().get(0);
    }

    @Override
    public Span span() {
      return producer.span();
    }
  }

  /** The element type of this expression. */
  default ElementType element() {
    return type().element();
  }
}
