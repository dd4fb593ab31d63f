package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.dag.Loop.Direction;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Loops;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Loops without model files. */
final class LoopMaker {
  private final ExprTable table;
  private final Extent trips;
  private final Direction direction;
  private final Expr index;
  private final List<Expr> carries = new ArrayList<>();
  private final List<Expr> slices = new ArrayList<>();
  private final List<Expr> captured = new ArrayList<>();
  private final List<Expr> starts = new ArrayList<>();
  private final List<Expr> sequences = new ArrayList<>();
  private final List<Expr> captures = new ArrayList<>();
  private List<Expr> next = List.of();
  private Keep keep = Keep.MENTIONED;

  LoopMaker(ExprTable table, Extent trips, Direction direction) {
    this.table = table;
    this.trips = trips;
    this.direction = direction;
    this.index = Leaves.hole(table, TensorType.scalar(ElementType.INT));
  }

  Expr index() {
    return index;
  }

  Expr carry(Expr start) {
    return add(start, start.type(), starts, carries);
  }

  Expr slice(Expr sequence) {
    return add(sequence, Loops.step(sequence.type()), sequences, slices);
  }

  Expr capture(Expr value) {
    return add(value, value.type(), captures, captured);
  }

  private Expr add(Expr operand, TensorType type, List<Expr> operands, List<Expr> holes) {
    operands.add(operand);
    holes.add(Leaves.hole(table, type));
    return holes.get(holes.size() - 1);
  }

  LoopMaker next(Expr... values) {
    next = List.of(values);
    return this;
  }

  LoopMaker keep(Keep kept) {
    keep = kept;
    return this;
  }

  private Loop loop() {
    return new Loop(carries, next, slices, captured, index, trips, direction, keep);
  }

  private List<Expr> operands() {
    List<Expr> operands = new ArrayList<>(starts);
    operands.addAll(sequences);
    operands.addAll(captures);
    return operands;
  }

  Expr stacked(Expr of) {
    return Loops.stacked(loop(), of, operands());
  }

  Expr last(Expr carry) {
    return Loops.last(loop(), carry, operands());
  }
}
