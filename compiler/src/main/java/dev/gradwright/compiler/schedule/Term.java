package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.List;

/**
 * A scalar expression over arrays, in the axes of a group. Terms share parts by identity; their
 * {@code equals} must not be asked, since it would walk shared parts again and again.
 */
sealed interface Term {

  ElementType element();

  /** Whether it reads what must not be read where its value is not wanted. */
  boolean isGuarded();

  record Literal(String decimal, ElementType element) implements Term {
    @Override
    public boolean isGuarded() {
      return false;
    }
  }

  record Position(Affine index) implements Term {
    @Override
    public ElementType element() {
      return ElementType.INT;
    }

    @Override
    public boolean isGuarded() {
      return false;
    }
  }

  /** The element of an array at {@code position + sum of gathered}. */
  record Read(
      int array, Affine position, List<Gathered> gathered, ElementType element, Loads.Reach reach)
      implements Term {
    @Override
    public boolean isGuarded() {
      return reach == Loads.Reach.GUARDED;
    }
  }

  record Apply(Function function, List<Term> arguments, ElementType element, boolean isGuarded)
      implements Term {
    Apply(Function function, List<Term> arguments, ElementType element) {
      this(function, arguments, element, arguments.stream().anyMatch(Term::isGuarded));
    }
  }

  /** A value that must lie between two others. */
  record Within(Term value, Term from, Term to, String what) implements Term {
    @Override
    public ElementType element() {
      return value.element();
    }

    @Override
    public boolean isGuarded() {
      return value.isGuarded();
    }
  }

  /** {@code isGuarded} tells of the condition: the branches are guarded by it. */
  record Choose(Term condition, Term then, Term otherwise, boolean isGuarded) implements Term {
    @Override
    public ElementType element() {
      return then.element();
    }
  }

  /** {@code index * stride}, where the index comes from data and must be below the extent. */
  record Gathered(Term index, Extent stride, Extent extent, Check check) {}

  /** Whether an index from data is known to be inside. */
  sealed interface Check {
    /** By the domain of an input, which is checked when it is passed. */
    record Proven() implements Check {}

    /** To be checked where it is used. */
    record AtUse(String what) implements Check {}
  }
}
