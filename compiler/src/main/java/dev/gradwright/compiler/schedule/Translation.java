package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Terms as values of a kernel, for one choice of loop indices. */
final class Translation {

  /** What stands for an axis: a loop index plus a number, or the number alone. */
  record Index(int axis, Optional<Local> local, int shift) {
    static Index of(int axis, Local local) {
      return new Index(axis, Optional.of(local), 0);
    }

    static Index constant(int axis, int number) {
      return new Index(axis, Optional.empty(), number);
    }

    Index plus(int number) {
      return new Index(axis, local, shift + number);
    }
  }

  /** Where nothing is chosen to be added. */
  private static final Expression NOTHING = new Expression.Literal("0", ElementType.REAL);

  private final Values values;
  private final List<Index> indices;
  private final Constants constants;
  private final Map<Term, Expression> known = new IdentityHashMap<>();

  /** Given the indices, outermost first. */
  Translation(Values values, List<Index> indices) {
    this.values = values;
    this.indices = List.copyOf(indices);
    this.constants = new Constants(this.indices);
  }

  Expression value(Term term) {
    Expression value = known.get(term);
    if (value == null) {
      value = chosen(term).orElseGet(() -> term.isGuarded() ? tree(term) : translate(term));
      known.put(term, value);
    }
    return value;
  }

  /** What is chosen, if that is known. */
  private Optional<Expression> chosen(Term term) {
    return term instanceof Term.Choose choose
        ? constants
            .truth(choose.condition())
            .map(truth -> value(truth ? choose.then() : choose.otherwise()))
        : Optional.empty();
  }

  private Expression translate(Term term) {
    if (term instanceof Term.Literal literal) {
      return new Expression.Literal(literal.decimal(), literal.element());
    }
    if (term instanceof Term.Position position) {
      return position(position.index());
    }
    if (term instanceof Term.Read read) {
      return values.of(new Expression.Read(read.array(), place(read), read.element()));
    }
    if (term instanceof Term.Apply apply) {
      return Branches.asChoice(apply).map(this::translate).orElseGet(() -> applied(apply));
    }
    if (term instanceof Term.Within within) {
      return values.of(within(within));
    }
    Term.Choose choose = (Term.Choose) term;
    Expression condition = value(choose.condition());
    Expression then = value(choose.then());
    Expression otherwise = value(choose.otherwise());
    return values.of(
        Branches.areBetterBothComputed(choose)
            ? new Expression.Select(condition, then, otherwise)
            : new Expression.Choose(condition, then, otherwise));
  }

  private Expression applied(Term.Apply apply) {
    List<Expression> arguments = apply.arguments().stream().map(this::value).toList();
    if (apply.function() == Function.ADD && arguments.contains(NOTHING)) {
      return arguments.get(1 - arguments.indexOf(NOTHING));
    }
    return values.of(new Expression.Apply(apply.function(), arguments, apply.element()));
  }

  /** A value that must be computed only where it is wanted: written out there. */
  private Expression tree(Term term) {
    if (term instanceof Term.Read read) {
      return new Expression.Read(read.array(), guardedPlace(read), read.element());
    }
    if (term instanceof Term.Apply apply) {
      List<Expression> arguments = apply.arguments().stream().map(this::value).toList();
      return new Expression.Apply(apply.function(), arguments, apply.element());
    }
    if (term instanceof Term.Within within) {
      return within(within);
    }
    Term.Choose choose = (Term.Choose) term;
    return new Expression.Choose(
        value(choose.condition()), value(choose.then()), value(choose.otherwise()));
  }

  private Expression within(Term.Within within) {
    return new Expression.Within(
        value(within.value()), value(within.from()), value(within.to()), within.what());
  }

  /** Where a read finds its element. */
  Expression place(Term.Read read) {
    Expression place = position(read.position());
    for (Term.Gathered gathered : read.gathered()) {
      Expression index = values.of(checked(gathered));
      Expression moved = values.of(Ints.times(index, gathered.stride()));
      place = isZero(place) ? moved : values.of(Ints.plus(moved, place));
    }
    return place;
  }

  private Expression guardedPlace(Term.Read read) {
    Expression place = position(read.position());
    for (Term.Gathered gathered : read.gathered()) {
      Expression moved = Ints.times(checked(gathered), gathered.stride());
      place = isZero(place) ? moved : Ints.plus(moved, place);
    }
    return place;
  }

  private Expression checked(Term.Gathered gathered) {
    Expression index = value(gathered.index());
    return gathered.check() instanceof Term.Check.AtUse check
        ? new Expression.Checked(index, gathered.extent(), check.what())
        : index;
  }

  /** An affine function of the indices, the outer ones first, so that rows are found once. */
  Expression position(Affine affine) {
    List<Expression> moves = new ArrayList<>();
    Extent offset = affine.offset();
    for (Index index : indices) {
      Extent stride = affine.coefficient(index.axis);
      if (!stride.equals(Extent.ZERO)) {
        index.local.ifPresent(local -> moves.add(values.of(Ints.times(local, stride))));
        offset = offset.plus(stride.times(Extent.of(index.shift)));
      }
    }
    return sum(moves, offset);
  }

  private Expression sum(List<Expression> moves, Extent offset) {
    if (moves.isEmpty()) {
      return values.of(new Expression.Size(offset));
    }
    boolean constant = offset.constant().isPresent();
    Expression sum = moves.get(0);
    if (!constant) {
      sum = values.of(Ints.plus(sum, values.of(new Expression.Size(offset))));
    }
    for (Expression move : moves.subList(1, moves.size())) {
      sum = values.of(Ints.plus(sum, move));
    }
    return constant && !offset.equals(Extent.ZERO)
        ? values.of(Ints.plus(sum, new Expression.Size(offset)))
        : sum;
  }

  private static boolean isZero(Expression value) {
    return value instanceof Expression.Size size && size.extent().equals(Extent.ZERO);
  }
}
