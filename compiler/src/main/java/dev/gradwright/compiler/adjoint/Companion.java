package dev.gradwright.compiler.adjoint;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Facts;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Loops;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A loop under construction over the steps of another, whose parameters its formulas may mention:
 * these are stepped and captured again, the carries out of their stacked values.
 */
final class Companion {
  private final LoopRun primal;
  private final ExprTable table;
  private final Facts assumed;
  private final List<Expr> carries = new ArrayList<>();
  private final List<Expr> starts = new ArrayList<>();
  private final List<Expr> slices = new ArrayList<>();
  private final List<Expr> sequences = new ArrayList<>();
  private final List<Expr> captured = new ArrayList<>();
  private final List<Expr> values = new ArrayList<>();

  /**
   * A loop that has nothing yet.
   *
   * @param assumed what its own carries are taken to be
   */
  Companion(LoopRun primal, Facts assumed) {
    this.primal = primal;
    this.table = primal.loop().index().table();
    this.assumed = assumed;
  }

  /** A carry of its own. */
  Expr carry(Expr start) {
    Expr carry = Leaves.hole(table, start.type(), assumed);
    carries.add(carry);
    starts.add(start);
    return carry;
  }

  /** What step t sees of a sequence of its own. */
  Expr slice(Expr sequence) {
    Expr slice = Leaves.hole(table, Loops.step(sequence.type()), sequence.facts());
    slices.add(slice);
    sequences.add(sequence);
    return slice;
  }

  /** A captured value of its own. */
  Expr capture(Expr value) {
    Expr hole = Leaves.hole(table, value.type(), value.facts());
    captured.add(hole);
    values.add(value);
    return hole;
  }

  /**
   * The run of the whole loop.
   *
   * @param next the value of each carry for the following step
   * @param results what else will be wanted of the body
   */
  LoopRun run(List<Expr> next, List<Expr> results, Loop.Direction direction) {
    List<Expr> roots = new ArrayList<>(next);
    roots.addAll(results);
    Set<Expr> mentioned = new HashSet<>(Order.of(roots));
    Loop loop = primal.loop();
    List<Expr> operands = primal.operands();
    List<Expr> allSlices = new ArrayList<>();
    List<Expr> allSequences = new ArrayList<>();
    for (Expr carry : loop.carries()) {
      if (mentioned.contains(carry)) {
        allSlices.add(carry);
        allSequences.add(Loops.stacked(loop, carry, operands));
      }
    }
    add(mentioned, loop.slices(), loop.sequences(operands), allSlices, allSequences);
    add(mentioned, slices, sequences, allSlices, allSequences);
    List<Expr> allCaptured = new ArrayList<>();
    List<Expr> allValues = new ArrayList<>();
    add(mentioned, loop.captured(), loop.captures(operands), allCaptured, allValues);
    add(mentioned, captured, values, allCaptured, allValues);
    Loop made =
        new Loop(
            carries, next, allSlices, allCaptured, loop.index(), loop.trips(), direction, keep());
    List<Expr> all = new ArrayList<>(starts);
    all.addAll(allSequences);
    all.addAll(allValues);
    return new LoopRun(made, all);
  }

  private static void add(
      Set<Expr> mentioned, List<Expr> from, List<Expr> operands, List<Expr> to, List<Expr> values) {
    for (int i = 0; i < from.size(); i++) {
      if (mentioned.contains(from.get(i))) {
        to.add(from.get(i));
        values.add(operands.get(i));
      }
    }
  }

  private Keep keep() {
    return primal.loop().keep();
  }

  /** Whether the carries are what they are taken to be, at the start and after each step. */
  static boolean isSound(LoopRun run) {
    Loop loop = run.loop();
    for (int i = 0; i < loop.carries().size(); i++) {
      Facts assumed = loop.carries().get(i).facts();
      boolean holds =
          run.operands().get(i).facts().imply(assumed) && loop.next().get(i).facts().imply(assumed);
      if (!holds) {
        return false;
      }
    }
    return true;
  }
}
