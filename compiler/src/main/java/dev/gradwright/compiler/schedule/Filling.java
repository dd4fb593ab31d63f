package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds long loops that store random numbers of neighbouring places, of which the runtime computes
 * many together.
 */
final class Filling {
  private static final Expression NONE = new Expression.Size(Extent.ZERO);

  private final Statement.For loop;

  private Filling(Statement.For loop) {
    this.loop = loop;
  }

  static Written of(Written written) {
    List<Statement> body = written.kernel().body();
    Statement last = body.get(body.size() - 1);
    if (!(last instanceof Statement.For loop)) {
      return written;
    }
    return new Filling(loop)
        .filled()
        .map(
            filled -> {
              List<Statement> changed = new ArrayList<>(body.subList(0, body.size() - 1));
              changed.add(filled);
              return written.withBody(changed);
            })
        .orElse(written);
  }

  private Optional<Statement> filled() {
    if (loop.step() == 1
        && loop.body().size() == 1
        && loop.body().get(0) instanceof Statement.Store store
        && store.value() instanceof Expression.Apply draw
        && Together.of(draw.function()).equals(Optional.of(Together.DRAWN))) {
      int last = draw.arguments().size() - 1;
      return draw.arguments().subList(0, last).stream().anyMatch(this::mentionsIndex)
          ? Optional.empty()
          : atFirst(store.index())
              .flatMap(
                  first ->
                      atFirst(draw.arguments().get(last))
                          .map(place -> new Statement.Filled(loop, first, count(), place)));
    }
    return Optional.empty();
  }

  private Expression count() {
    return loop.from().equals(NONE)
        ? loop.to()
        : Ints.apply(Function.SUBTRACT, loop.to(), loop.from());
  }

  /** What it is in the first turn, if it grows by one from turn to turn. */
  private Optional<Expression> atFirst(Expression place) {
    if (isIndex(place)) {
      return Optional.of(loop.from());
    }
    if (place instanceof Expression.Apply sum && sum.function() == Function.ADD) {
      Expression x = sum.arguments().get(0);
      Expression y = sum.arguments().get(1);
      return mentionsIndex(x)
          ? atFirst(x).filter(first -> !mentionsIndex(y)).map(first -> Ints.plus(first, y))
          : atFirst(y).map(first -> Ints.plus(x, first));
    }
    return Optional.empty();
  }

  private boolean mentionsIndex(Expression expression) {
    return isIndex(expression) || expression.parts().stream().anyMatch(this::mentionsIndex);
  }

  private boolean isIndex(Expression expression) {
    return expression instanceof Expression.Local local && local.number() == loop.index();
  }
}
