package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Kernel.Access;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.scalar.Computation.Scatter;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes the loops of one group. */
final class KernelWriter {
  private final Draft draft;
  private final Group group;
  private final List<Expr> reads;
  private final Term value;
  private final int result;
  private final Affine resultPosition;
  private final Affine base;
  private final Nest nest;
  private final Block body = Block.outermost();
  private final Values values = new Values(body);
  private final List<Translation.Index> indices = new ArrayList<>();
  private final List<Extent> counts = new ArrayList<>();

  private KernelWriter(Draft draft) {
    this.draft = draft;
    this.group = draft.group();
    this.value = draft.value();
    Positions positions = new Positions().with(value);
    int rank = group.type().rank();
    this.base = group.written().base();
    this.resultPosition = Affines.linear(Affines.identity(rank), group.type().shape()).plus(base);
    if (group.computation() instanceof Scatter) {
      positions.with(draft.target(base));
    } else {
      positions.with(resultPosition).with(place(group));
    }
    positions.with(base);
    this.nest = Nest.of(group, positions.all());
    indices.addAll(indices(positions.all(), values, body));
    this.reads = draft.arrays();
    this.result = reads.size();
  }

  /** The indices of loops become the kernel's first locals, in the order of the loops. */
  static List<Translation.Index> indices(Collection<Affine> positions, Values values, Block body) {
    List<Translation.Index> indices = new ArrayList<>();
    positions.stream()
        .flatMap(position -> position.coefficients().keySet().stream())
        .filter(Scope::isIndex)
        .map(Scope::number)
        .distinct()
        .sorted()
        .forEach(
            number -> {
              Local index = new Local(values.local(), ElementType.INT);
              values.declare(index.number(), body);
              indices.add(Translation.Index.of(Scope.axis(number), index));
            });
    return indices;
  }

  static Written write(Draft draft) {
    return new KernelWriter(draft).write();
  }

  private Written write() {
    if (group.computation() instanceof Scatter) {
      scatter();
    } else if (((Pointwise) group.computation()).fold().isEmpty()) {
      map();
    } else {
      Fold fold = ((Pointwise) group.computation()).fold().orElseThrow();
      new FoldWriter(this, fold, draft.adding()).write();
    }
    List<Statement> statements = values.finish();
    return new Written(
        new Kernel(arrays(), Dims.of(statements), indices.size(), statements),
        reads,
        indices.stream().map(index -> Scope.number(index.axis())).toList(),
        values.names(),
        counts);
  }

  private List<Kernel.Array> arrays() {
    List<Kernel.Array> arrays = new ArrayList<>();
    for (Expr read : reads) {
      arrays.add(new Kernel.Array(read.type().element(), Access.READ));
    }
    arrays.add(new Kernel.Array(group.type().element(), Access.WRITE));
    return arrays;
  }

  /** Where among the folded elements, in row-major order, the loops are. */
  static Affine place(Group group) {
    int rank = group.type().rank();
    List<Extent> space = group.space();
    if (group.computation() instanceof Scatter) {
      return Affine.constant(Extent.ZERO);
    }
    List<Extent> strides = Affines.strides(space.subList(rank, space.size()));
    Affine place = Affine.constant(Extent.ZERO);
    for (int axis = rank; axis < space.size(); axis++) {
      place = place.plus(Affine.axis(axis).times(strides.get(axis - rank)));
    }
    return place;
  }

  private void map() {
    Loops loops = loops(body, nest.outer(), indices);
    loops.block.add(store(loops, loops.translation().value(value)));
    name(loops.translation());
  }

  private void scatter() {
    Term.Read target = draft.target(base);
    List<Nest.Level> levels = nest.outer();
    int straight = Straight.from(levels, group);
    boolean isOnto = Onto.each(target, group, base);
    boolean isInTurns = !isOnto && straight > 0 && Onto.inTurns(target, group, base, levels);
    Loops around = loops(body, levels.subList(0, isInTurns ? 1 : 0), indices);
    if (!isOnto) {
      zeros(target.position(), isInTurns ? levels.subList(0, 1) : List.of(), around);
    }
    Loops loops = loops(around.block, levels.subList(isInTurns ? 1 : 0, straight), around.indices);
    for (Loops turn : loops.turns(levels.subList(straight, levels.size()))) {
      Expression place = turn.translation.place(target);
      Expression added = turn.translation.value(value);
      loops.block.add(
          isOnto
              ? new Statement.Store(result, place, added)
              : new Statement.Update(result, place, Function.ADD, added));
    }
    if (straight == levels.size()) {
      name(loops.translation);
    }
  }

  /** Of the whole result, or of what one turn of the loop around has to itself. */
  private void zeros(Affine target, List<Nest.Level> turns, Loops around) {
    Affine first = base;
    Extent size = group.type().shape().size();
    for (Nest.Level level : turns) {
      size = target.coefficient(level.axis());
      first = first.plus(Affine.axis(level.axis()).times(size));
    }
    int free = group.space().size();
    Zeros.fill(around.block, values, first, size, result, free, around.indices);
  }

  /** Loops that have been opened, and what their indices stand for. */
  final class Loops {
    private final Block block;
    private final List<Translation.Index> indices;
    private final Translation translation;

    private Loops(Block block, List<Translation.Index> indices) {
      this.block = block;
      this.indices = indices;
      this.translation = new Translation(values, indices);
    }

    /** What stands here, for each of the turns that further loops would take. */
    List<Loops> turns(List<Nest.Level> levels) {
      List<Loops> turns = new ArrayList<>();
      for (List<Translation.Index> turn : Straight.turns(levels)) {
        List<Translation.Index> all = new ArrayList<>(indices);
        all.addAll(turn);
        turns.add(new Loops(block, all));
      }
      return turns;
    }

    Block block() {
      return block;
    }

    List<Translation.Index> indices() {
      return indices;
    }

    Translation translation() {
      return translation;
    }
  }

  /** Opens loops inside those of {@code around}. */
  Loops loops(Block at, List<Nest.Level> levels, List<Translation.Index> around) {
    Block block = at;
    List<Translation.Index> indices = new ArrayList<>(around);
    for (Nest.Level level : levels) {
      Local index = new Local(values.local(), ElementType.INT);
      block = block.open(turns(index, level.from(), level.to(), 1));
      values.declare(index.number(), block);
      indices.add(Translation.Index.of(level.axis(), index));
      counts.add(level.to());
    }
    return new Loops(block, indices);
  }

  static Statement.For turns(Local index, Extent from, Extent to, int step) {
    return new Statement.For(
        index.number(), new Expression.Size(from), new Expression.Size(to), step, List.of());
  }

  Statement.Store store(Loops loops, Expression stored) {
    return new Statement.Store(result, loops.translation().position(resultPosition), stored);
  }

  /** Gives the user's names to values. */
  void name(Translation translation) {
    draft.named().forEach(named -> values.name(translation.value(named.term()), named.name()));
  }

  /** The indices of the loops around. */
  List<Translation.Index> indices() {
    return indices;
  }

  Group group() {
    return group;
  }

  Nest nest() {
    return nest;
  }

  Term value() {
    return value;
  }

  Values values() {
    return values;
  }

  Block body() {
    return body;
  }

  int result() {
    return result;
  }

  Affine resultPosition() {
    return resultPosition;
  }
}
