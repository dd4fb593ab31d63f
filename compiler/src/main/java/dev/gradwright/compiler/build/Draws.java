package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.op.Random;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.runtime.random.Draw;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The random draws of a model, each of a stream named by its place. */
final class Draws {
  private final Building building;
  private final Map<String, Integer> named = new HashMap<>();
  private final Set<Integer> numbers = new HashSet<>();
  private Optional<Expr> words = Optional.empty();

  Draws(Building building) {
    this.building = building;
  }

  /** The words that the draws made so far read. */
  Optional<Expr> words() {
    return words;
  }

  /** A draw of its own for each choice of the indices around, and for each turn of loops. */
  Mapped draw(Expression.Draw draw, Scope scope) {
    Around around = building.around();
    Expr seed = Leaves.drawWords(building.table());
    words = Optional.of(seed);
    Shape shape = scope.shape(draw.type().axes()).under(Mapped.shape(around.axes()));
    Random random = new Random(distribution(draw.distribution()), stream(), shape);
    return new Mapped(building.table().apply(random, seed, around.turn()), around.axes());
  }

  private static Random.Distribution distribution(Expression.Distribution distribution) {
    return switch (distribution) {
      case UNIFORM -> Random.Distribution.UNIFORM;
      case COIN -> Random.Distribution.COIN;
      case NORMAL -> Random.Distribution.NORMAL;
    };
  }

  /** {@code blocks[3].drop.kept}, the second draw of that name with a number behind. */
  private String stream() {
    String place = building.naming().whole().orElse("draw");
    int count = named.merge(place, 1, Integer::sum);
    String name = count == 1 ? place : place + ":" + count;
    // Two names of one hash would draw the same numbers.
    return numbers.add(Draw.stream(name)) ? name : stream();
  }
}
