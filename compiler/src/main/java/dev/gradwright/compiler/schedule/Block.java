package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of a loop, or of the kernel, while it is written. */
final class Block {

  /** A statement, or a loop around a block. */
  sealed interface Item {}

  record Line(Statement statement) implements Item {}

  record Inside(Block block) implements Item {}

  private final Optional<Statement.For> loop;
  private final int depth;
  private final List<Item> items = new ArrayList<>();

  private Block(Optional<Statement.For> loop, int depth) {
    this.loop = loop;
    this.depth = depth;
  }

  /** The body of a kernel. */
  static Block outermost() {
    return new Block(Optional.empty(), 0);
  }

  /** Adds a loop, whose body is still empty. */
  Block open(Statement.For loop) {
    Block inside = new Block(Optional.of(loop), depth + 1);
    items.add(new Inside(inside));
    return inside;
  }

  void add(Statement statement) {
    items.add(new Line(statement));
  }

  /** The loop around this block, its body to be filled in. */
  Optional<Statement.For> loop() {
    return loop;
  }

  int depth() {
    return depth;
  }

  List<Item> items() {
    return items;
  }
}
