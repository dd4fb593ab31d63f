package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.scalar.Computation.Scatter;
import dev.gradwright.compiler.scalar.Coordinate;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the formula of a group's value out to the arrays it reads. */
final class Inlining {
  /** Asked for at every read: what a record has of its own is slow. */
  private record Key(Expr expr, List<Affine> at) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && expr == key.expr && at.equals(key.at);
    }

    @Override
    public int hashCode() {
      return 31 * at.hashCode() + expr.hashCode();
    }
  }

  /** A term that is the value of an expression. */
  record Meaning(Term term, Expr expr) {}

  /** An expression's formula and where in the group's loops it is wanted. */
  private record Context(List<Expr> operands, List<Extent> space, List<Affine> at, Mode mode) {
    Context inBranch() {
      Mode inside = mode == Mode.ALWAYS ? Mode.IN_BRANCH : mode;
      return new Context(operands, space, at, inside);
    }
  }

  private enum Mode {
    /** The value is wanted in any case. */
    ALWAYS,
    /** It may be chosen against, so reads that might leave their array must wait for the choice. */
    IN_BRANCH,
    /** It is part of what must wait. */
    GUARDED
  }

  private final Fusion fusion;
  private final Computations computations;
  private final Proofs proofs;
  private final List<Expr> arrays = new ArrayList<>();
  private final Map<Key, Term> known = new HashMap<>();
  private final List<Meaning> meanings = new ArrayList<>();
  private final Map<Located, Term> stored = new HashMap<>();

  Inlining(Fusion fusion, Computations computations, Proofs proofs) {
    this.fusion = fusion;
    this.computations = computations;
    this.proofs = proofs;
  }

  /** The arrays read, in the order of their numbers. */
  List<Expr> arrays() {
    return arrays;
  }

  /** The expressions that terms are the values of. */
  List<Meaning> meanings() {
    return meanings;
  }

  Term value(Group group) {
    return value(group, Affines.identity(group.space().size()));
  }

  /** Of the element at these coordinates. */
  Term value(Group group, List<Affine> at) {
    Scalar value =
        group.computation() instanceof Scatter scatter
            ? scatter.value()
            : ((Pointwise) group.computation()).value();
    return term(value, new Context(group.operands(), group.space(), at, Mode.ALWAYS));
  }

  /** From here on, who reads the array at the place has the value. */
  void store(Located place, Term value) {
    stored.put(place, value);
  }

  /** Where a scatter adds to a result that lies from {@code base} on: what is gathered, too. */
  Term.Read target(Group group, int array, Affine base) {
    Scatter scatter = (Scatter) group.computation();
    return read(
        new Elements(array, base, group.value()),
        scatter.target(),
        group.type().shape().extents(),
        context(group),
        Loads.Reach.ALWAYS);
  }

  private static Context context(Group group) {
    List<Extent> space = group.space();
    return new Context(group.operands(), space, Affines.identity(space.size()), Mode.ALWAYS);
  }

  static Optional<List<Affine>> affine(List<Coordinate> coordinates) {
    List<Affine> affine = new ArrayList<>();
    for (Coordinate coordinate : coordinates) {
      if (coordinate instanceof Coordinate.At at) {
        affine.add(at.index());
      }
    }
    return affine.size() == coordinates.size() ? Optional.of(affine) : Optional.empty();
  }

  private Term term(Scalar scalar, Context context) {
    if (scalar instanceof Scalar.Literal literal) {
      return new Term.Literal(literal.decimal(), literal.element());
    }
    if (scalar instanceof Scalar.Position position) {
      return new Term.Position(Affines.compose(position.index(), context.at));
    }
    if (scalar instanceof Scalar.Load load) {
      return load(load, context);
    }
    if (scalar instanceof Scalar.LoadSamePlace load) {
      return loadSamePlace(load, context);
    }
    if (scalar instanceof Scalar.Apply apply) {
      List<Term> arguments = apply.arguments().stream().map(a -> term(a, context)).toList();
      return new Term.Apply(apply.function(), arguments, apply.element());
    }
    if (scalar instanceof Scalar.Within within) {
      return new Term.Within(
          term(within.value(), context),
          term(within.from(), context),
          term(within.to(), context),
          within.what());
    }
    return choose((Scalar.Choose) scalar, context);
  }

  private Term choose(Scalar.Choose choose, Context context) {
    Context branch = context.inBranch();
    Term condition = term(choose.condition(), context);
    Term then = term(choose.then(), branch);
    Term otherwise = term(choose.otherwise(), branch);
    boolean partGuarded = condition.isGuarded() || then.isGuarded() || otherwise.isGuarded();
    // A choice that is always made guards its branches; one inside a branch is guarded with them.
    boolean guarded = context.mode == Mode.ALWAYS ? condition.isGuarded() : partGuarded;
    return new Term.Choose(condition, then, otherwise, guarded);
  }

  private Term loadSamePlace(Scalar.LoadSamePlace load, Context context) {
    Expr operand = context.operands.get(load.operand());
    if (operand.shape().extents().equals(context.space)) {
      return element(operand, context.at, Loads.Reach.ALWAYS);
    }
    Affine position = Affines.linear(context.at, new Shape(context.space));
    return read(operand, fusion.array(operand).orElseThrow(), position, Loads.Reach.ALWAYS);
  }

  private Term load(Scalar.Load load, Context context) {
    Expr operand = context.operands.get(load.operand());
    Loads.Reach reach = reach(load, operand, context);
    Optional<List<Affine>> affine = affine(load.coordinates());
    if (affine.isEmpty()) {
      List<Extent> extents = operand.shape().extents();
      return read(elements(operand), load.coordinates(), extents, context, reach);
    }
    List<Affine> at = Affines.compose(affine.get(), context.at);
    return element(operand, at, reach);
  }

  private static Loads.Reach reach(Scalar.Load load, Expr operand, Context context) {
    return switch (context.mode) {
      case ALWAYS -> Loads.Reach.ALWAYS;
      case IN_BRANCH -> Loads.reachUnderGuard(load, operand.shape().extents(), context.space);
      case GUARDED -> Loads.Reach.GUARDED;
    };
  }

  private Term element(Expr expr, List<Affine> at, Loads.Reach reach) {
    if (reach == Loads.Reach.GUARDED) {
      return compute(expr, at, Mode.GUARDED);
    }
    Key key = new Key(expr, at);
    Term term = known.get(key);
    if (term == null) {
      term = compute(expr, at, Mode.ALWAYS);
      known.put(key, term);
      meanings.add(new Meaning(term, expr));
    }
    return term;
  }

  private Term compute(Expr expr, List<Affine> at, Mode mode) {
    Optional<Located> array = fusion.array(expr);
    if (array.isPresent()) {
      Loads.Reach reach = mode == Mode.ALWAYS ? Loads.Reach.ALWAYS : Loads.Reach.GUARDED;
      return read(expr, array.get(), Affines.linear(at, expr.shape()), reach);
    }
    Scalar value = computations.elementwise(expr).orElseThrow();
    return term(value, new Context(expr.operands(), expr.shape().extents(), at, mode));
  }

  /** The elements of a value in the array of that number, from {@code base} on. */
  private record Elements(int array, Affine base, Expr value) {}

  private Elements elements(Expr expr) {
    return elements(expr, fusion.array(expr).orElseThrow());
  }

  private Elements elements(Expr expr, Located located) {
    int known = arrays.indexOf(located.array());
    if (known < 0) {
      arrays.add(located.array());
    }
    return new Elements(known < 0 ? arrays.size() - 1 : known, located.base(), expr);
  }

  private Term read(Expr expr, Located array, Affine position, Loads.Reach reach) {
    Term value = stored.isEmpty() ? null : stored.get(array.plus(position));
    return value == null ? read(elements(expr, array), position, List.of(), reach) : value;
  }

  private static Term.Read read(
      Elements of, Affine position, List<Term.Gathered> gathered, Loads.Reach reach) {
    ElementType element = of.value.type().element();
    return new Term.Read(of.array, of.base.plus(position), gathered, element, reach);
  }

  private Term.Read read(
      Elements of,
      List<Coordinate> coordinates,
      List<Extent> extents,
      Context context,
      Loads.Reach reach) {
    List<Extent> strides = Affines.strides(extents);
    Affine position = Affine.constant(Extent.ZERO);
    List<Term.Gathered> gathered = new ArrayList<>();
    for (int axis = 0; axis < extents.size(); axis++) {
      if (coordinates.get(axis) instanceof Coordinate.At at) {
        Affine index = Affines.compose(at.index(), context.at);
        position = position.plus(index.times(strides.get(axis)));
      } else {
        Scalar index = ((Coordinate.Gathered) coordinates.get(axis)).index();
        Term.Check check = proofs.check(index, context.operands, extents.get(axis), of.value);
        gathered.add(
            new Term.Gathered(term(index, context), strides.get(axis), extents.get(axis), check));
      }
    }
    return read(of, position, gathered, reach);
  }
}
