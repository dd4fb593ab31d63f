package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.AxisOperation;
import dev.gradwright.compiler.resolved.Domain;
import dev.gradwright.compiler.resolved.Elementwise;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.IndexRange;
import dev.gradwright.compiler.resolved.Operation;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/** Finds bounds of int values. */
final class Intervals {
  private final Frame frame;

  Intervals(Frame frame) {
    this.frame = frame;
  }

  /** Between which bounds all elements are, if that is known. */
  Optional<Interval> of(Expression value) {
    if (value.element() != ElementType.INT) {
      return Optional.empty();
    }
    if (value instanceof Expression.Literal literal) {
      return Optional.of(Interval.only(Extent.of(Long.parseLong(literal.text()))));
    }
    if (value instanceof Expression.Size size) {
      return Optional.of(Interval.only(size.extent()));
    }
    if (value instanceof Expression.Position position) {
      return frame.range(position.index()).map(Intervals::of);
    }
    if (value instanceof Expression.Reference reference) {
      return frame.interval(reference.value()).or(() -> declared(reference));
    }
    return computed(value);
  }

  private static Interval of(IndexRange range) {
    IndexRange.Single single = (IndexRange.Single) range;
    return new Interval(single.from(), single.to());
  }

  private static Optional<Interval> declared(Expression.Reference reference) {
    return reference.value().domain().flatMap(Intervals::of);
  }

  static Optional<Interval> of(Domain domain) {
    return domain instanceof Domain.Ints ints
        ? Optional.of(new Interval(ints.from(), ints.to()))
        : Optional.empty();
  }

  private Optional<Interval> computed(Expression value) {
    if (value instanceof Expression.Chain chain) {
      return chain(chain);
    }
    if (value instanceof Expression.Apply apply) {
      return apply(apply);
    }
    if (value instanceof Expression.Select select) {
      return union(List.of(select.yes(), select.no()));
    }
    if (value instanceof Expression.Arg arg) {
      Axis axis = arg.operand().type().axes().get(arg.axis());
      return Optional.of(new Interval(Extent.ZERO, ((Axis.Single) axis).extent()));
    }
    if (value instanceof Expression.Along along && along.operation() == AxisOperation.ARGSORT) {
      Axis axis = along.operand().type().axes().get(along.axis());
      return Optional.of(new Interval(Extent.ZERO, ((Axis.Single) axis).extent()));
    }
    if (value instanceof Expression.Convert convert) {
      boolean bool = convert.operand().type().element() == ElementType.BOOL;
      return bool ? Optional.of(new Interval(Extent.ZERO, Extent.of(2))) : Optional.empty();
    }
    return value instanceof Expression.Checked checked ? of(checked.domain()) : moved(value);
  }

  /** What only moves elements keeps their bounds. */
  private Optional<Interval> moved(Expression value) {
    if (value instanceof Expression.Read read) {
      return of(read.tensor());
    }
    if (value instanceof Expression.Broadcast broadcast) {
      return of(broadcast.operand());
    }
    if (value instanceof Expression.Permute permute) {
      return of(permute.operand());
    }
    if (value instanceof Expression.Reshape reshape) {
      return of(reshape.operand());
    }
    if (value instanceof Expression.Indexed indexed) {
      return of(indexed.body());
    }
    if (value instanceof Expression.Along along && along.operation() == AxisOperation.REVERSE) {
      return of(along.operand());
    }
    if (value instanceof Expression.Stack stack) {
      return union(stack.elements());
    }
    return value instanceof Expression.Concat concat ? union(concat.parts()) : Optional.empty();
  }

  private Optional<Interval> chain(Expression.Chain chain) {
    Optional<Interval> left = of(chain.first());
    for (Expression.Link link : chain.links()) {
      Optional<Interval> right = of(link.right());
      left = combine(link.operation(), left, right);
    }
    return left;
  }

  private Optional<Interval> apply(Expression.Apply apply) {
    Optional<Interval> first = of(apply.operands().get(0));
    if (apply.operator() == Elementwise.NEGATE) {
      return first.map(Interval::negated);
    }
    boolean extremum =
        apply.operator() == Elementwise.MINIMUM || apply.operator() == Elementwise.MAXIMUM;
    return extremum ? union(apply.operands()) : Optional.empty();
  }

  private Optional<Interval> combine(
      Operation operation, Optional<Interval> left, Optional<Interval> right) {
    if (operation == Elementwise.FLOOR_MODULO) {
      return right.flatMap(Intervals::exactly).map(by -> new Interval(Extent.ZERO, by));
    }
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    if (operation == Elementwise.ADD) {
      return Optional.of(left.get().plus(right.get()));
    }
    if (operation == Elementwise.SUBTRACT) {
      return Optional.of(left.get().plus(right.get().negated()));
    }
    return scaled(operation, left.get(), right.get());
  }

  private Optional<Interval> scaled(Operation operation, Interval left, Interval right) {
    Optional<Extent> by = exactly(right).filter(Extent::isNeverNegative);
    if (operation == Elementwise.MULTIPLY) {
      return by.isPresent()
          ? by.map(factor -> scale(left, factor))
          : exactly(left).filter(Extent::isNeverNegative).map(factor -> scale(right, factor));
    }
    if (operation == Elementwise.FLOOR_DIVIDE) {
      return by.filter(divisor -> !divisor.isConstant(0))
          .map(
              divisor ->
                  new Interval(left.from().floorDividedBy(divisor), ceiling(left.to(), divisor)));
    }
    return Optional.empty();
  }

  /** The quotient rounded up, written simply where it comes out even. */
  private static Extent ceiling(Extent to, Extent divisor) {
    Extent quotient = to.floorDividedBy(divisor);
    return quotient.times(divisor).equals(to)
        ? quotient
        : to.plus(-1).floorDividedBy(divisor).plus(1);
  }

  private static Interval scale(Interval interval, Extent factor) {
    return new Interval(interval.from().times(factor), interval.last().times(factor).plus(1));
  }

  private static Optional<Extent> exactly(Interval interval) {
    return interval.last().equals(interval.from())
        ? Optional.of(interval.from())
        : Optional.empty();
  }

  private Optional<Interval> union(List<Expression> values) {
    Optional<Interval> all = of(values.get(0));
    for (Expression value : values.subList(1, values.size())) {
      Optional<Interval> one = of(value);
      if (all.isEmpty() || one.isEmpty()) {
        return Optional.empty();
      }
      all = union(all.get(), one.get());
    }
    return all;
  }

  private Optional<Interval> union(Interval a, Interval b) {
    Optional<Extent> from = lesser(a.from(), b.from());
    Optional<Extent> to =
        lesser(a.to(), b.to()).map(least -> least.equals(a.to()) ? b.to() : a.to());
    return from.isPresent() && to.isPresent()
        ? Optional.of(new Interval(from.get(), to.get()))
        : Optional.empty();
  }

  private Optional<Extent> lesser(Extent a, Extent b) {
    if (frame.obligations().notNegative(b.minus(a)) == Obligations.Verdict.ALWAYS) {
      return Optional.of(a);
    }
    return frame.obligations().notNegative(a.minus(b)) == Obligations.Verdict.ALWAYS
        ? Optional.of(b)
        : Optional.empty();
  }

  /** Whether the interval is inside another for all dims. */
  boolean isInside(Interval inner, Interval outer) {
    Obligations obligations = frame.obligations();
    return obligations.notNegative(inner.from().minus(outer.from())) == Obligations.Verdict.ALWAYS
        && obligations.notNegative(outer.to().minus(inner.to())) == Obligations.Verdict.ALWAYS;
  }

  /** The operand, to be checked when it is computed unless it is known to keep to the domain. */
  Expression keepTo(Optional<Domain> domain, Expression value, String what) {
    if (domain.isEmpty() || isConstantIn(domain, value)) {
      return value;
    }
    Optional<Interval> outer = of(domain.get());
    boolean proven =
        outer.isPresent() && of(value).filter(inner -> isInside(inner, outer.get())).isPresent();
    return proven ? value : new Expression.Checked(value, domain.get(), what, value.span());
  }

  /** A build-time argument that declares the same domain was held against it when it was given. */
  private static boolean isConstantIn(Optional<Domain> domain, Expression value) {
    return value instanceof Expression.Reference reference
        && reference.value().role() == Value.Role.CONSTANT
        && reference.value().domain().equals(domain);
  }
}
