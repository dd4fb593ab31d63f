package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.LoopRun;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Makes a loop whose body mentions what it likes. */
public final class LoopMaker {
  private final ExprTable table;
  private final Extent trips;
  private final Loop.Direction direction;
  private final Keep keep;
  private final Expr index;
  private final List<Expr> carries = new ArrayList<>();
  private final List<Expr> starts = new ArrayList<>();
  private final List<Expr> slices = new ArrayList<>();
  private final List<Expr> sequences = new ArrayList<>();
  private Closing body;

  public LoopMaker(ExprTable table, Extent trips, Loop.Direction direction, Keep keep) {
    this.table = table;
    this.trips = trips;
    this.direction = direction;
    this.keep = keep;
    this.index = Leaves.hole(table, TensorType.scalar(ElementType.INT));
  }

  /** The number of the step. */
  public Expr index() {
    return index;
  }

  public Expr carry(Expr start) {
    starts.add(start);
    carries.add(Leaves.hole(table, start.type()));
    return carries.get(carries.size() - 1);
  }

  public Expr slice(Expr sequence) {
    sequences.add(sequence);
    slices.add(Leaves.hole(table, Loops.step(sequence.type())));
    return slices.get(slices.size() - 1);
  }

  /** Closes the body: the next value of each carry, and what is wanted of each step. */
  public LoopMaker body(List<Expr> next, Expr... wanted) {
    List<Expr> bound = new ArrayList<>(carries);
    bound.addAll(slices);
    bound.add(index);
    List<Expr> exprs = new ArrayList<>(next);
    exprs.addAll(List.of(wanted));
    body = Closing.of(bound, exprs);
    return this;
  }

  /** The values of something wanted in all steps. */
  public Expr stacked(int wanted) {
    LoopRun run = run();
    return Loops.stacked(run.loop(), body.results().get(carries.size() + wanted), run.operands());
  }

  /** The last value of a carry. */
  public Expr last(int carry) {
    LoopRun run = run();
    return Loops.last(run.loop(), carries.get(carry), run.operands());
  }

  private LoopRun run() {
    List<Expr> next = body.results().subList(0, carries.size());
    List<Expr> operands = new ArrayList<>(starts);
    operands.addAll(sequences);
    operands.addAll(body.values());
    return new LoopRun(
        new Loop(carries, next, slices, body.captured(), index, trips, direction, keep), operands);
  }
}
