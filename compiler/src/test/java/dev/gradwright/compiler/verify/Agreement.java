package dev.gradwright.compiler.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Differences;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The derivative of one question's objective along a random direction: by its gradients and by
 * forward mode for each variable, by differences for all of them together.
 */
final class Agreement {
  private static final double RELATIVE = 1e-7;

  /** Forward and reverse differ by rounding alone, some thousand operations of it. */
  private static final double ROUNDING = 1e-11;

  /** What a derivative that is zero is compared in: objectives are of size 1. */
  private static final double LEAST = 1e-2;

  private static final double FIRST_STEP = 0.02;

  private final Question question;
  private final Point point;
  private final List<DoubleTensor> directions;
  private final List<DoubleTensor> found;
  private final Engine.Running objective;

  /** At the point that the draw gives. */
  Agreement(Question asked, Functions functions, Draw draw, Random random) {
    List<Question.Constant> constants = new ArrayList<>(asked.constants());
    List<Expr> results = new ArrayList<>(asked.gradients());
    for (Question.Variable variable : asked.variables()) {
      Expr place = variable.value();
      String name = "direction " + place.table().identity();
      Expr direction = Leaves.leaf(place.table(), name, place.type());
      constants.add(new Question.Constant(direction, new Sample.Of(Optional.empty())));
      results.add(Leaves.jvp(asked.objective(), place, direction));
    }
    this.question = asked;
    this.point = draw.next(asked.variables(), constants, random);
    List<Expr> inputs = new ArrayList<>();
    asked.variables().forEach(variable -> inputs.add(variable.value()));
    constants.forEach(constant -> inputs.add(constant.value()));
    this.directions = reals(point.constants().subList(asked.constants().size(), constants.size()));
    this.found = reals(functions.start(inputs, results).results(point.inputs()));
    this.objective = functions.start(inputs, List.of(asked.objective()));
  }

  private static List<DoubleTensor> reals(List<Tensor> tensors) {
    return tensors.stream().map(DoubleTensor.class::cast).toList();
  }

  void check() {
    double all = 0;
    double size = LEAST;
    for (int i = 0; i < directions.size(); i++) {
      double reverse = 0;
      double terms = LEAST;
      for (int k = 0; k < directions.get(i).size(); k++) {
        double term = found.get(i).get(k) * directions.get(i).get(k);
        reverse += term;
        terms += Math.abs(term);
      }
      double forward = found.get(directions.size() + i).get(0);
      String name = question.name() + " by " + question.variables().get(i).path();
      assertEquals(forward, reverse, ROUNDING * terms, name);
      all += reverse;
      size += terms;
    }
    double differences = Differences.derivative(this::along, FIRST_STEP);
    assertEquals(differences, all, RELATIVE * size, question.name());
  }

  /** The objective with all variables moved along their directions. */
  private double along(double step) {
    List<Tensor> there = new ArrayList<>(point.inputs());
    for (int i = 0; i < directions.size(); i++) {
      DoubleTensor moved = ((DoubleTensor) there.get(i)).copy();
      for (int k = 0; k < moved.size(); k++) {
        moved.set(k, moved.get(k) + step * directions.get(i).get(k));
      }
      there.set(i, moved);
    }
    return ((DoubleTensor) objective.results(there).get(0)).get(0);
  }
}
