package dev.gradwright.compiler.evaluate;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** The numbers that expressions are, for numbers of the leaves and of the dims. */
public final class Evaluator {
  private final ToLongFunction<String> dims;
  private final Map<Expr, Numbers> known;

  private Evaluator(ToLongFunction<String> dims, Map<Expr, Numbers> leaves) {
    this.dims = dims;
    this.known = new HashMap<>(leaves);
  }

  private static long number(Map<String, Long> dims, String name) {
    if (!dims.containsKey(name)) {
      throw new IllegalArgumentException("no number is given for dim " + name);
    }
    return dims.get(name);
  }

  /**
   * The numbers of the roots in their order.
   *
   * @throws IllegalArgumentException if a leaf or a dim has no numbers, or a leaf numbers of
   *     another shape
   * @throws IndexOutOfBoundsException if data leads a read or a write out of its tensor
   */
  public static List<Numbers> evaluate(
      List<Expr> roots, Map<String, Long> dims, Map<Expr, Numbers> leaves) {
    return evaluate(roots, Order.of(roots), name -> number(dims, name), leaves);
  }

  /** The numbers of the roots, for an order of all that they are computed from. */
  static List<Numbers> evaluate(
      List<Expr> roots, List<Expr> order, ToLongFunction<String> dims, Map<Expr, Numbers> leaves) {
    Evaluator evaluator = new Evaluator(dims, leaves);
    Map<LoopRun, List<Expr>> runs = LoopRun.among(order);
    order.forEach(expr -> evaluator.visit(expr, runs));
    return roots.stream().map(evaluator.known::get).toList();
  }

  /**
   * The elements of an expression without leaves and dims; empty if it has some, or if there are no
   * numbers that its element type holds: an int that overflows, a division by 0, an index outside.
   */
  public static Optional<List<Double>> constants(Expr expr) {
    if (Order.of(List.of(expr)).stream().anyMatch(Evaluator::isOpen)) {
      return Optional.empty();
    }
    try {
      List<Double> values = elements(expr);
      boolean fit =
          expr.type().element() != ElementType.INT
              || values.stream().allMatch(v -> v == v.intValue());
      return fit ? Optional.of(values) : Optional.empty();
    } catch (ArithmeticException | IndexOutOfBoundsException undefined) {
      return Optional.empty();
    }
  }

  /** The elements of an expression without leaves and dims. */
  public static List<Double> elements(Expr expr) {
    double[] elements = evaluate(List.of(expr), Map.of(), Map.of()).get(0).elements();
    return Arrays.stream(elements).boxed().toList();
  }

  private static boolean isOpen(Expr expr) {
    return Openness.isOpen(expr.computation()) || Openness.areOpen(expr.shape().extents());
  }

  private void visit(Expr expr, Map<LoopRun, List<Expr>> runs) {
    if (!known.containsKey(expr) && LoopRun.isResult(expr)) {
      LoopRun run = LoopRun.of(expr);
      List<Numbers> operands = run.operands().stream().map(known::get).toList();
      known.putAll(new LoopSteps(run.loop(), runs.get(run), dims).results(operands));
    }
    Numbers numbers = known.containsKey(expr) ? known.get(expr) : compute(expr);
    requireShape(expr, numbers);
    known.put(expr, numbers);
  }

  private void requireShape(Expr expr, Numbers numbers) {
    List<Integer> extents = Numbers.extents(expr.shape(), dims);
    if (!numbers.extents().equals(extents)) {
      throw new IllegalArgumentException(expr + " is " + extents + ", not " + numbers.extents());
    }
  }

  private Numbers compute(Expr expr) {
    List<Numbers> operands = expr.operands().stream().map(known::get).toList();
    Computation computation = expr.computation();
    if (computation instanceof Computation.Sequential sequential) {
      return run(Numbers.extents(expr.shape(), dims), sequential, operands);
    }
    Cells cells = new Cells(operands, dims, Memory.none());
    if (computation instanceof Computation.Pointwise pointwise) {
      return gather(Numbers.extents(expr.shape(), dims), pointwise, cells);
    }
    if (computation instanceof Computation.Scatter scatter) {
      return scatter(Numbers.extents(expr.shape(), dims), scatter, cells);
    }
    if (computation instanceof Computation.Listed listed) {
      double[] elements = listed.decimals().stream().mapToDouble(Double::parseDouble).toArray();
      return Numbers.of(Numbers.extents(expr.shape(), dims), elements);
    }
    throw new IllegalArgumentException("no numbers are given for " + expr);
  }

  private Numbers gather(List<Integer> extents, Computation.Pointwise pointwise, Cells cells) {
    Numbers result = Numbers.room(extents);
    Cell value = cells.of(pointwise.value());
    Cursor at = new Cursor(numbers(extents, pointwise), extents.size());
    for (int element = 0; element < at.elements(); element++) {
      if (pointwise.fold().isPresent()) {
        Folding folding = new Folding(pointwise.fold().get());
        for (int i = 0; i < at.folded(); i++) {
          folding.add(value.value(at), value.magnitude(at));
          at.nextFolded();
        }
        result.elements()[element] = folding.value();
        result.magnitudes()[element] = folding.magnitude();
      } else {
        result.elements()[element] = value.value(at);
        result.magnitudes()[element] = value.magnitude(at);
      }
      at.nextElement();
    }
    return result;
  }

  private List<Integer> numbers(List<Integer> extents, Computation.Pointwise pointwise) {
    List<Integer> all = new ArrayList<>(extents);
    pointwise.reduced().forEach(e -> all.add(Math.toIntExact(e.evaluate(dims))));
    return all;
  }

  private Numbers scatter(List<Integer> extents, Computation.Scatter scatter, Cells cells) {
    Numbers result = Numbers.room(extents);
    List<Integer> space =
        scatter.space().stream().map(e -> Math.toIntExact(e.evaluate(dims))).toList();
    Cell value = cells.of(scatter.value());
    ToIntFunction<Cursor> place = cells.place(result, scatter.target());
    Cursor at = new Cursor(space, space.size());
    for (int i = 0; i < at.elements(); i++) {
      int target = place.applyAsInt(at);
      result.elements()[target] += value.value(at);
      result.magnitudes()[target] += value.magnitude(at);
      at.nextElement();
    }
    return result;
  }

  private Numbers run(
      List<Integer> extents, Computation.Sequential sequential, List<Numbers> operands) {
    Numbers result = Numbers.room(extents);
    Memory memory = new Memory(result, Numbers.room(List.of(sequential.variables().size())));
    List<Integer> batch = Numbers.extents(new Shape(sequential.batch()), dims);
    Statements.run(sequential, batch, new Cells(operands, dims, memory), memory);
    return result;
  }
}
