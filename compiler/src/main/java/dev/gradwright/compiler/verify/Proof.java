package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.runtime.model.FlatParameters;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Answers one question at points drawn by chance. The claim is computed with the rules that the
 * model states, surrogates excepted; the differences are taken of the model without any rule and
 * with its stopped values held.
 */
final class Proof {
  private static final int ATTEMPTS = 20;
  private static final long SEED = 20260101;
  private static final Comparison NONE = new Comparison(0, 0, 0, 0);

  private final Question question;
  private final Engine.Running claim;
  private final Stops truth;
  private final Engine.Running differenced;
  private final Optional<Engine.Running> held;

  Proof(Question question, Functions functions, Predicate<Rules.Rule> alsoDropped) {
    this.question = question;
    Predicate<Rules.Rule> surrogate = rule -> rule.kind() == CustomRule.Kind.SURROGATE;
    List<Expr> claims = new ArrayList<>(List.of(question.objective()));
    claims.addAll(question.gradients());
    this.claim = functions.start(question.inputs(), Rules.drop(claims, surrogate.or(alsoDropped)));
    Expr withoutRules = Rules.drop(List.of(question.objective()), rule -> true).get(0);
    this.truth = Stops.hold(DomainChecks.drop(withoutRules));
    List<Expr> inputs = Stream.concat(question.inputs().stream(), truth.inputs().stream()).toList();
    this.differenced = functions.start(inputs, List.of(truth.objective()));
    this.held =
        truth.values().isEmpty()
            ? Optional.empty()
            : Optional.of(functions.start(question.inputs(), truth.values()));
  }

  Verdict run(Draw draw) {
    Random random = new Random(SEED);
    PassedOver passed = PassedOver.NONE;
    while (true) {
      Point point = draw.next(question.variables(), question.constants(), random);
      Verdict verdict = tryAt(point, random, passed);
      if (!(verdict instanceof Verdict.Undecided undecided)) {
        return verdict;
      }
      passed = passed.and(undecided.why());
      if (passed.total() == ATTEMPTS) {
        return verdict;
      }
    }
  }

  /** A point may lead an argument out of the domain that is declared for it. */
  private Verdict tryAt(Point point, Random random, PassedOver passed) {
    try {
      return at(point, random, passed);
    } catch (ShapeException outside) {
      return new Verdict.Undecided(PassedOver.Why.OUTSIDE, outside.getMessage());
    }
  }

  private Verdict at(Point point, Random random, PassedOver passed) {
    List<Tensor> claimed = Point.copies(claim.results(point.inputs()));
    double[] gradient = flatten(claimed.subList(1, claimed.size()));
    double[] base = point.values();
    Objective objective = objective(point);
    Comparison value = value(scalar(claimed.get(0)), objective.at(base));
    if (!value.agrees()) {
      return new Verdict.Wrong(question.name(), value);
    }
    Verdict.Proven proven = new Verdict.Proven(base.length, NONE, "", passed);
    int start = 0;
    for (Parameter variable : point.variables()) {
      int end = start + variable.value().size();
      var result = new TensorProof(objective, base, gradient, start, end).run(random);
      Verdict verdict = verdict(result, new Place(variable, point.flat()), proven);
      if (!(verdict instanceof Verdict.Proven better)) {
        return verdict;
      }
      proven = better;
      start = end;
    }
    return proven;
  }

  /** Puts what was found into the words of users. */
  private record Place(Parameter variable, FlatParameters flat) {
    String of(OptionalInt index) {
      return index.isPresent() ? flat.locate(index.getAsInt()).toString() : variable.path();
    }
  }

  private Objective objective(Point point) {
    List<Tensor> inputs = new ArrayList<>(point.inputs());
    held.ifPresent(function -> inputs.addAll(Point.copies(function.results(point.inputs()))));
    FlatParameters variables = point.flat();
    return values -> {
      variables.copyFrom(values);
      return scalar(differenced.results(inputs).get(0));
    };
  }

  /** Rules used inside of the model, by {@code grad}, make its value a claim too. */
  private static Comparison value(double claimed, double found) {
    boolean bothUndefined = Double.isNaN(claimed) && Double.isNaN(found);
    return bothUndefined ? NONE : new Comparison(claimed, found, 1e-9, 0);
  }

  private static Verdict verdict(TensorProof.Result result, Place place, Verdict.Proven before) {
    if (result instanceof TensorProof.Result.Differs differs) {
      return new Verdict.Wrong(place.of(OptionalInt.of(differs.index())), differs.comparison());
    }
    if (result instanceof TensorProof.Result.Kink kink) {
      return new Verdict.Undecided(
          PassedOver.Why.KINK, "its derivative jumps at " + place.of(kink.index()));
    }
    if (result instanceof TensorProof.Result.Blind blind) {
      return undecided(blind, place);
    }
    TensorProof.Result.Agrees agrees = (TensorProof.Result.Agrees) result;
    return agrees.worst().relativeError() > before.worst().relativeError()
        ? before.worstAt(agrees.worst(), place.of(agrees.index()))
        : before;
  }

  private static Verdict undecided(TensorProof.Result.Blind blind, Place place) {
    Comparison comparison = blind.comparison();
    String where = place.of(blind.index());
    return Double.isInfinite(comparison.uncertainty())
        ? new Verdict.Undecided(
            PassedOver.Why.NOT_FINITE, "its value is not finite around " + where)
        : new Verdict.Undecided(
            PassedOver.Why.COARSE,
            String.format(
                Locale.ROOT,
                "differences at %s are too coarse: %.9g, known to %.1e only",
                where,
                comparison.numeric(),
                comparison.uncertainty()));
  }

  private static double scalar(Tensor tensor) {
    return ((RealTensor) tensor).get(0);
  }

  private static double[] flatten(List<Tensor> tensors) {
    double[] flat = new double[tensors.stream().mapToInt(Tensor::size).sum()];
    int at = 0;
    for (Tensor tensor : tensors) {
      ((RealTensor) tensor).copyTo(flat, at);
      at += tensor.size();
    }
    return flat;
  }
}
