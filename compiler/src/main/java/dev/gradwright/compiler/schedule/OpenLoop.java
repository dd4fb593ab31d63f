package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.schedule.LoopPart.Role;
import dev.gradwright.compiler.schedule.Root.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One loop whose body has been taken out. */
final class OpenLoop {

  /** A value to be left somewhere. */
  record Left(Expr value, Target target) {}

  private final Reached reached;
  private final Loop loop;
  private final List<Expr> operands;
  private final LoopParts parts;
  private final Map<Integer, OpenCarry> carries = new LinkedHashMap<>();
  private final Map<Expr, Expr> stacks = new LinkedHashMap<>();
  private final List<Left> starts = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();
  private final Map<Expr, Expr> results = new HashMap<>();
  private Expr turn;

  OpenLoop(Reached reached, List<Expr> operands, Scopes scopes, int number) {
    this.reached = reached;
    this.loop = reached.loop();
    this.operands = operands;
    Scope around = scopes.of(used());
    this.parts = new LoopParts(scopes, around, around.inside(number, loop), loop.index());
    this.turn = parts.index();
    for (int i : reached.carries()) {
      Expr carry = loop.carries().get(i);
      Expr start = loop.starts(operands).get(i);
      boolean traced = reached.traced().contains(i);
      carries.put(
          i,
          traced
              ? OpenCarry.Traced.of(parts, loop, i, start)
              : OpenCarry.Replaced.of(parts, carry, start));
    }
  }

  /** The operands that anything wanted depends on. */
  private List<Expr> used() {
    List<Expr> parameters = loop.parameters();
    List<Expr> used = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (reached.seen().contains(parameters.get(i))) {
        used.add(operands.get(i));
      }
    }
    return used;
  }

  /** What parameters of the body stand for at one turn. */
  Map<Expr, Expr> parameters() {
    Map<Expr, Expr> given = new HashMap<>();
    given.put(loop.index(), parts.index());
    carries.forEach((i, carry) -> given.put(loop.carries().get(i), carry.now()));
    for (int i = 0; i < loop.slices().size(); i++) {
      Expr slice = loop.slices().get(i);
      Expr sequence = loop.sequences(operands).get(i);
      if (reached.seen().contains(slice)) {
        given.put(slice, parts.row(Role.SLICE, slice, sequence, parts.scope().index()));
      }
    }
    for (int i = 0; i < loop.captured().size(); i++) {
      given.put(loop.captured().get(i), loop.captures(operands).get(i));
    }
    return given;
  }

  /** Says what the body has become. */
  void close(Map<Expr, Expr> body, Computations computations) {
    leaveTraces(body);
    leaveStacks(body);
    leaveReplaced(body, computations);
    List<Expr> all = new ArrayList<>(List.of(parts.index()));
    left.forEach(l -> all.add(l.value()));
    carries.values().forEach(carry -> all.add(carry.array()));
    all.addAll(stacks.values());
    turn = parts.turn(all);
    reached.results().forEach(result -> results.put(result, result(result)));
  }

  private void leaveTraces(Map<Expr, Expr> body) {
    carries.forEach(
        (i, carry) -> {
          if (carry instanceof OpenCarry.Traced traced) {
            starts.add(new Left(traced.start(), traced.startTarget()));
            left.add(new Left(body.get(loop.next().get(i)), traced.target()));
          }
        });
  }

  private void leaveStacks(Map<Expr, Expr> body) {
    for (Expr result : reached.results()) {
      if (Reached.isStacked(result) && traceOf(result).isEmpty()) {
        Expr value = body.get(Reached.of(result));
        Expr stack = parts.array(Role.STACK, result, result.type(), parts.index());
        stacks.put(result, stack);
        Affine base = parts.scope().index().times(value.shape().size());
        left.add(new Left(value, new Target.Part(stack, base)));
      }
    }
  }

  private void leaveReplaced(Map<Expr, Expr> body, Computations computations) {
    carries.forEach(
        (i, carry) -> {
          Expr next = body.get(loop.next().get(i));
          if (carry instanceof OpenCarry.Replaced && next != carry.now()) {
            left.add(new Left(apart(next, computations), carry.target()));
          }
        });
  }

  /** The value in an array of its own, if it lies in one that a carry's next value replaces. */
  private Expr apart(Expr next, Computations computations) {
    Expr array = next;
    while (computations.reshaped(array).isPresent()) {
      array = computations.reshaped(array).get();
    }
    Expr found = array;
    return carries.values().stream().anyMatch(carry -> carry.array() == found)
        ? parts.copy(Role.COPY, next, next, parts.scope())
        : next;
  }

  private Expr result(Expr result) {
    Expr of = Reached.of(result);
    if (!Reached.isStacked(result)) {
      return carries.get(loop.carries().indexOf(of)).last(parts, result, turn);
    }
    return traceOf(result)
        .map(
            trace ->
                loop.carries().get(trace.number()) == of
                    ? trace.all(parts, result, turn)
                    : trace.allNext(parts, result, turn))
        .orElseGet(() -> parts.result(result, stacks.get(result), turn));
  }

  /** The carry whose trace holds what is stacked. */
  private Optional<OpenCarry.Traced> traceOf(Expr result) {
    Expr of = Reached.of(result);
    return carries.values().stream()
        .filter(OpenCarry.Traced.class::isInstance)
        .map(OpenCarry.Traced.class::cast)
        .filter(
            trace ->
                loop.carries().get(trace.number()) == of || loop.next().get(trace.number()) == of)
        .findFirst();
  }

  Scope scope() {
    return parts.scope();
  }

  /** Where the loop itself runs. */
  Scope around() {
    return parts.around();
  }

  /** The expression that comes after everything that is computed in the loop. */
  Expr turn() {
    return turn;
  }

  /** What must be there before the first turn. */
  List<Left> starts() {
    return starts;
  }

  /** What each turn must leave behind. */
  List<Left> left() {
    return left;
  }

  /** The arrays that turns fill row by row. */
  List<Expr> stacks() {
    return List.copyOf(stacks.values());
  }

  /** The first of its results. */
  Expr result() {
    return reached.results().get(0);
  }

  Map<Expr, Expr> results() {
    return results;
  }
}
