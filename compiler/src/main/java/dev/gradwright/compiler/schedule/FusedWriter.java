package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Kernel.Access;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;

/** Writes maps of as many elements as one loop, which computes an element of each in turn. */
final class FusedWriter {

  /**
   * One map.
   *
   * @param place of the element, in the axes of the loop
   */
  record Part(Group group, Term value, Located place, Left left) {}

  /** What becomes of an element. */
  enum Left {
    STORED,
    /** Later parts alone read it. */
    IN_LOCAL
  }

  private final List<Part> parts;
  private final List<Expr> reads;
  private final Names names;
  private final Block body = Block.outermost();
  private final Values values = new Values(body);
  private final List<Extent> counts = new ArrayList<>();

  private FusedWriter(List<Part> parts, List<Expr> reads, Names names) {
    this.parts = parts;
    this.reads = reads;
    this.names = names;
  }

  /** The kernel of maps, given the elements along each axis and the arrays that terms read. */
  static Written write(List<Part> parts, List<Extent> space, List<Expr> reads, Names names) {
    return new FusedWriter(parts, reads, names).write(space);
  }

  private Written write(List<Extent> space) {
    Positions positions = new Positions();
    for (Part part : parts) {
      positions.with(part.value);
      if (part.left == Left.STORED) {
        positions.with(part.place.base());
      }
    }
    List<Translation.Index> around = KernelWriter.indices(positions.all(), values, body);
    add(Nest.of(space, positions.all()), around);
    List<Statement> statements = values.finish();
    return new Written(
        new Kernel(arrays(), Dims.of(statements), around.size(), statements),
        reads,
        around.stream().map(index -> Scope.number(index.axis())).toList(),
        values.names(),
        counts);
  }

  private void add(List<Nest.Level> levels, List<Translation.Index> around) {
    Block block = body;
    List<Translation.Index> indices = new ArrayList<>(around);
    for (Nest.Level level : levels) {
      Local index = new Local(values.local(), ElementType.INT);
      block = block.open(KernelWriter.turns(index, level.from(), level.to(), 1));
      values.declare(index.number(), block);
      indices.add(Translation.Index.of(level.axis(), index));
      counts.add(level.to());
    }
    Translation translation = new Translation(values, indices);
    int array = reads.size();
    for (Part part : parts) {
      Expression value = translation.value(part.value);
      if (part.left == Left.STORED) {
        Affine place = part.place.base();
        block.add(new Statement.Store(array++, translation.position(place), value));
      } else {
        // What has a name is computed before anything is stored, perhaps where its operands lie.
        values.name(value, names.of(part.group.value()));
      }
    }
  }

  private List<Kernel.Array> arrays() {
    List<Kernel.Array> arrays = new ArrayList<>();
    reads.forEach(read -> arrays.add(new Kernel.Array(read.type().element(), Access.READ)));
    parts.stream()
        .filter(part -> part.left == Left.STORED)
        .forEach(part -> arrays.add(new Kernel.Array(part.group.type().element(), Access.WRITE)));
    return arrays;
  }
}
