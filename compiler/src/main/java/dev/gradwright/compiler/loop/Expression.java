package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.List;

/** A scalar value inside a kernel. */
public sealed interface Expression {

  ElementType element();

  /** The expressions that this one is made of. */
  default List<Expression> parts() {
    return List.of();
  }

  /** The same of other parts, as many as there are. */
  default Expression withParts(List<Expression> parts) {
    return this;
  }

  /** A number in decimal text, or {@code Infinity}, {@code -Infinity}, {@code NaN}. */
  record Literal(String decimal, ElementType element) implements Expression {}

  /** A loop's index, a let or an accumulator. */
  record Local(int number, ElementType element) implements Expression {
    /** Written out like that of applications: both are looked up for every value of a kernel. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Local local && number == local.number && element == local.element;
    }

    @Override
    public int hashCode() {
      return 31 * number + element.ordinal();
    }
  }

  /** The number of an extent, an int. */
  record Size(Extent extent) implements Expression {
    @Override
    public ElementType element() {
      return ElementType.INT;
    }
  }

  /**
   * One element of an array.
   *
   * @param stride how far its place moves from turn to turn of {@link Statement.ShortLanes}
   */
  record Read(int array, Expression index, ElementType element, int stride) implements Expression {
    public Read(int array, Expression index, ElementType element) {
      this(array, index, element, 1);
    }

    @Override
    public List<Expression> parts() {
      return List.of(index);
    }

    @Override
    public Expression withParts(List<Expression> parts) {
      return new Read(array, parts.get(0), element, stride);
    }
  }

  /**
   * An index taken from data: the value if it is in {@code 0 <= value < extent}, else an error that
   * says what was read.
   */
  record Checked(Expression index, Extent extent, String what) implements Expression {
    @Override
    public ElementType element() {
      return ElementType.INT;
    }

    @Override
    public List<Expression> parts() {
      return List.of(index);
    }

    @Override
    public Expression withParts(List<Expression> parts) {
      return new Checked(parts.get(0), extent, what);
    }
  }

  /** The value if it is in {@code from <= value <= to}, else an error. */
  record Within(Expression value, Expression from, Expression to, String what)
      implements Expression {
    @Override
    public ElementType element() {
      return value.element();
    }

    @Override
    public List<Expression> parts() {
      return List.of(value, from, to);
    }

    @Override
    public Expression withParts(List<Expression> parts) {
      return new Within(parts.get(0), parts.get(1), parts.get(2), what);
    }
  }

  record Apply(Function function, List<Expression> arguments, ElementType element)
      implements Expression {
    public Apply {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> parts() {
      return arguments;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Apply apply
          && function == apply.function
          && element == apply.element
          && arguments.equals(apply.arguments);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * arguments.hashCode() + function.ordinal()) + element.ordinal();
    }

    @Override
    public Expression withParts(List<Expression> parts) {
      return new Apply(function, parts, element);
    }
  }

  /** One of two values; the other is not evaluated. */
  record Choose(Expression condition, Expression then, Expression otherwise) implements Expression {
    @Override
    public ElementType element() {
      return then.element();
    }

    @Override
    public List<Expression> parts() {
      return List.of(condition, then, otherwise);
    }

    @Override
    public Expression withParts(List<Expression> parts) {
      return new Choose(parts.get(0), parts.get(1), parts.get(2));
    }
  }

  /** One of two values, both evaluated: for choices by data that no branch foresees. */
  record Select(Expression condition, Expression then, Expression otherwise) implements Expression {
    @Override
    public ElementType element() {
      return then.element();
    }

    @Override
    public List<Expression> parts() {
      return List.of(condition, then, otherwise);
    }

    @Override
    public Expression withParts(List<Expression> parts) {
      return new Select(parts.get(0), parts.get(1), parts.get(2));
    }
  }
}
