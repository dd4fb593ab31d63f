package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.Width;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes the loops of a fold. A fold of few terms is one expression in the model's precision, the
 * terms in their order. Else, where the innermost loop folds, sums are doubles, and short formulas
 * are added up in {@link #PARTS} partial sums that take turns and are added pairwise at the end.
 * Where it runs along the result, each element is folded in the model's precision, one after
 * another. Both orders depend on the formula and on shapes alone. Lanes, which have parts of their
 * own, are made of one sum.
 */
final class FoldWriter {
  private static final int PARTS = 4;

  /** Above this, the work itself hides the latency of the addition. */
  private static final int SHORT_FORMULA = 12;

  private final KernelWriter kernel;
  private final Fold fold;
  private final Adding adding;

  FoldWriter(KernelWriter kernel, Fold fold, Adding adding) {
    this.kernel = kernel;
    this.fold = fold;
    this.adding = adding;
  }

  void write() {
    if (fold == Fold.ARGMAX || fold == Fold.ARGMIN) {
      writePlace();
    } else if (Straight.isWorthwhile(kernel.group())) {
      writeStraight();
    } else if (!kernel.nest().inner().isEmpty()) {
      writeAlong();
    } else if (takesParts()) {
      writeParts();
    } else {
      writeOne();
    }
  }

  private ElementType element() {
    return kernel.group().type().element();
  }

  private boolean takesParts() {
    List<Nest.Level> folded = kernel.nest().folded();
    if (adding == Adding.IN_ORDER
        || fold != Fold.SUM
        || element() != ElementType.REAL
        || folded.isEmpty()) {
      return false;
    }
    OptionalLong extent = folded.get(folded.size() - 1).to().constant();
    boolean enough = extent.isEmpty() || extent.getAsLong() >= 2 * PARTS;
    return enough && kernel.group().operations() <= SHORT_FORMULA;
  }

  /** All terms of an element in one expression, the first one innermost. */
  private void writeStraight() {
    KernelWriter.Loops outer = outer();
    Optional<Expression> total = Optional.empty();
    for (KernelWriter.Loops turn : outer.turns(kernel.nest().folded())) {
      Expression value = turn.translation().value(kernel.value());
      total = Optional.of(total.map(before -> folded(before, value)).orElse(value));
    }
    outer.block().add(kernel.store(outer, total.orElseThrow()));
  }

  private Expression folded(Expression before, Expression value) {
    List<Expression> both = List.of(before, value);
    return kernel.values().of(new Expression.Apply(function(), both, element()));
  }

  /** One accumulator for each element of the result. */
  private void writeOne() {
    KernelWriter.Loops outer = outer();
    Local total = accumulator(outer.block(), width(), start());
    KernelWriter.Loops all = kernel.loops(outer.block(), kernel.nest().folded(), outer.indices());
    Expression value = all.translation().value(kernel.value());
    all.block().add(new Statement.Fold(total.number(), function(), value));
    kernel.name(all.translation());
    outer.block().add(kernel.store(outer, total));
  }

  private void writeParts() {
    KernelWriter.Loops outer = outer();
    List<Local> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      parts.add(accumulator(outer.block(), width(), start()));
    }
    List<Nest.Level> folded = kernel.nest().folded();
    KernelWriter.Loops around =
        kernel.loops(outer.block(), folded.subList(0, folded.size() - 1), outer.indices());
    addInTurns(around, folded.get(folded.size() - 1), parts);
    for (int distance = 1; distance < PARTS; distance *= 2) {
      for (int part = 0; part < PARTS; part += 2 * distance) {
        int other = parts.get(part + distance).number();
        outer.block().add(new Statement.Combine(parts.get(part).number(), function(), other));
      }
    }
    outer.block().add(kernel.store(outer, parts.get(0)));
  }

  private void addInTurns(KernelWriter.Loops around, Nest.Level level, List<Local> parts) {
    Extent whole = level.to().floorDividedBy(Extent.of(PARTS)).times(Extent.of(PARTS));
    Local index = new Local(kernel.values().local(), ElementType.INT);
    Block block = around.block().open(KernelWriter.turns(index, Extent.ZERO, whole, PARTS));
    kernel.values().declare(index.number(), block);
    for (int part = 0; part < PARTS; part++) {
      add(around, block, Translation.Index.of(level.axis(), index).plus(part), parts.get(part));
    }
    if (!whole.equals(level.to())) {
      Local last = new Local(kernel.values().local(), ElementType.INT);
      Block rest = around.block().open(KernelWriter.turns(last, whole, level.to(), 1));
      kernel.values().declare(last.number(), rest);
      add(around, rest, Translation.Index.of(level.axis(), last), parts.get(0));
    }
  }

  private void add(KernelWriter.Loops around, Block block, Translation.Index index, Local part) {
    List<Translation.Index> indices = new ArrayList<>(around.indices());
    indices.add(index);
    Translation here = new Translation(kernel.values(), indices);
    block.add(new Statement.Fold(part.number(), function(), here.value(kernel.value())));
  }

  /** Folds whole rows into the row of the result. */
  private void writeAlong() {
    KernelWriter.Loops outer = outer();
    KernelWriter.Loops row = kernel.loops(outer.block(), kernel.nest().inner(), outer.indices());
    row.block().add(kernel.store(row, start()));
    KernelWriter.Loops folded =
        kernel.loops(outer.block(), kernel.nest().folded(), outer.indices());
    KernelWriter.Loops all = kernel.loops(folded.block(), kernel.nest().inner(), folded.indices());
    Expression place = all.translation().position(kernel.resultPosition());
    Expression value = all.translation().value(kernel.value());
    all.block().add(new Statement.Update(kernel.result(), place, function(), value));
    kernel.name(all.translation());
  }

  /** Keeps the best value and where it was. */
  private void writePlace() {
    KernelWriter.Loops outer = outer();
    ElementType compared = kernel.value().element();
    Width width = compared == ElementType.REAL ? Width.REAL : Width.INT;
    Local best = accumulator(outer.block(), width, extreme(compared));
    Local place =
        accumulator(outer.block(), Width.INT, new Expression.Literal("0", ElementType.INT));
    KernelWriter.Loops all = kernel.loops(outer.block(), kernel.nest().folded(), outer.indices());
    Expression value = all.translation().value(kernel.value());
    Expression at = all.translation().position(KernelWriter.place(kernel.group()));
    all.block().add(new Statement.Improve(best.number(), place.number(), fold, value, at));
    outer.block().add(kernel.store(outer, place));
  }

  private KernelWriter.Loops outer() {
    return kernel.loops(kernel.body(), kernel.nest().outer(), kernel.indices());
  }

  private Local accumulator(Block block, Width width, Expression start) {
    ElementType element =
        switch (width) {
          case INT -> ElementType.INT;
          case BOOL -> ElementType.BOOL;
          case REAL, DOUBLE -> ElementType.REAL;
        };
    Local local = new Local(kernel.values().local(), element);
    kernel.values().declare(local.number(), block);
    block.add(new Statement.Accumulator(local.number(), width, start));
    return local;
  }

  private Width width() {
    return element() == ElementType.INT
        ? Width.INT
        : fold == Fold.SUM || fold == Fold.PRODUCT ? Width.DOUBLE : Width.REAL;
  }

  private Function function() {
    return switch (fold) {
      case SUM -> Function.ADD;
      case PRODUCT -> Function.MULTIPLY;
      case MAX, ARGMAX -> Function.MAXIMUM;
      case MIN, ARGMIN -> Function.MINIMUM;
    };
  }

  /** What folding nothing gives. */
  private Expression start() {
    return switch (fold) {
      case SUM -> new Expression.Literal("0", element());
      case PRODUCT -> new Expression.Literal("1", element());
      case MAX, ARGMAX -> least(element());
      case MIN, ARGMIN -> greatest(element());
    };
  }

  private Expression extreme(ElementType compared) {
    return fold == Fold.ARGMAX ? least(compared) : greatest(compared);
  }

  private static Expression least(ElementType element) {
    String least = element == ElementType.REAL ? "-Infinity" : "" + Integer.MIN_VALUE;
    return new Expression.Literal(least, element);
  }

  private static Expression greatest(ElementType element) {
    String greatest = element == ElementType.REAL ? "Infinity" : "" + Integer.MAX_VALUE;
    return new Expression.Literal(greatest, element);
  }
}
