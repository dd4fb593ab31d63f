package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.schedule.LaneKinds.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Neighbours that each turn of a loop stores and computes alike: the second is the same function of
 * what lies one element behind what the first reads, or of what both read.
 */
final class Pairs {
  private final Map<Integer, Expression> lets = new HashMap<>();
  private final LaneKinds kinds;
  private final Indices indices;

  Pairs(List<Statement.Let> lets, LaneKinds kinds, Indices indices) {
    lets.forEach(let -> this.lets.put(let.local(), let.value()));
    this.kinds = kinds;
    this.indices = indices;
  }

  boolean are(Statement.Store first, Statement.Store second) {
    return areAlike(first.value(), second.value());
  }

  private boolean areAlike(Expression x, Expression y) {
    Expression first = written(x);
    Expression second = written(y);
    if (first instanceof Expression.Read read && second instanceof Expression.Read other) {
      return read.array() == other.array() && lieAlike(read.index(), other.index());
    }
    List<Expression> parts = first.parts();
    List<Expression> others = second.parts();
    if (parts.size() != others.size() || !first.withParts(others).equals(second)) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!areAlike(parts.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What a local stands for that differs from turn to turn. */
  private Expression written(Expression expression) {
    return expression instanceof Local local && lets.containsKey(local.number())
        ? written(lets.get(local.number()))
        : expression;
  }

  private boolean lieAlike(Expression index, Expression other) {
    Optional<Indices.Sum> x = indices.sum(index);
    Optional<Indices.Sum> y = indices.sum(other);
    return x.isPresent()
        && y.isPresent()
        && x.get().multiples().equals(y.get().multiples())
        && x.get().number().plus(kinds.of(index) == Kind.SKIPS ? 1 : 0).equals(y.get().number());
  }
}
