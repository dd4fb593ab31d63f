package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The places in arrays that statements compute, written out in the indices of their loops. */
final class Indices {
  private final Map<Integer, Expression> lets = new HashMap<>();

  /** A sum of multiples of indices, and a number. */
  record Sum(Map<Integer, Extent> multiples, Extent number) {
    Sum {
      multiples = Map.copyOf(multiples);
    }

    Extent of(int index) {
      return multiples.getOrDefault(index, Extent.ZERO);
    }

    private Sum plus(Sum other, Extent times) {
      Map<Integer, Extent> sum = new TreeMap<>(multiples);
      other.multiples.forEach((index, m) -> sum.merge(index, m.times(times), Extent::plus));
      return new Sum(sum, number.plus(other.number.times(times)));
    }
  }

  private Indices() {}

  static Indices of(List<Statement> body) {
    Indices indices = new Indices();
    indices.collect(body);
    return indices;
  }

  private void collect(List<Statement> body) {
    for (Statement statement : body) {
      if (statement instanceof Statement.Let let && let.value().element() == ElementType.INT) {
        lets.put(let.local(), let.value());
      }
      collect(statement.inside());
    }
  }

  /** The place as such a sum, if it is one. */
  Optional<Sum> sum(Expression place) {
    if (place instanceof Expression.Size size) {
      return Optional.of(new Sum(Map.of(), size.extent()));
    }
    if (place instanceof Local local) {
      return lets.containsKey(local.number())
          ? sum(lets.get(local.number()))
          : Optional.of(new Sum(Map.of(local.number(), Extent.ONE), Extent.ZERO));
    }
    return place instanceof Expression.Apply apply ? applied(apply) : Optional.empty();
  }

  private Optional<Sum> applied(Expression.Apply apply) {
    Expression last = apply.arguments().get(apply.arguments().size() - 1);
    Optional<Sum> first = sum(apply.arguments().get(0));
    return switch (apply.function()) {
      case ADD -> first.flatMap(x -> sum(last).map(y -> x.plus(y, Extent.ONE)));
      case SUBTRACT -> first.flatMap(x -> sum(last).map(y -> x.plus(y, Extent.of(-1))));
      case MULTIPLY ->
          last instanceof Expression.Size size
              ? first.map(x -> new Sum(Map.of(), Extent.ZERO).plus(x, size.extent()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The place before the first turn of a loop: what else it is made of, without that index. */
  Expression atZero(Expression place, int index) {
    if (place instanceof Local local) {
      return local.number() == index
          ? new Expression.Size(Extent.ZERO)
          : mentions(local, index) ? atZero(lets.get(local.number()), index) : local;
    }
    if (!(place instanceof Expression.Apply apply) || !mentions(place, index)) {
      return place;
    }
    Expression x = atZero(apply.arguments().get(0), index);
    Expression y = atZero(apply.arguments().get(1), index);
    return switch (apply.function()) {
      case MULTIPLY -> isZero(x) ? x : apply.withParts(List.of(x, y));
      case ADD -> isZero(x) ? y : isZero(y) ? x : apply.withParts(List.of(x, y));
      default -> apply.withParts(List.of(x, y));
    };
  }

  private boolean mentions(Expression place, int index) {
    return place instanceof Local local
            && (local.number() == index
                || lets.containsKey(local.number()) && mentions(lets.get(local.number()), index))
        || place.parts().stream().anyMatch(part -> mentions(part, index));
  }

  private static boolean isZero(Expression place) {
    return place.equals(new Expression.Size(Extent.ZERO));
  }
}
