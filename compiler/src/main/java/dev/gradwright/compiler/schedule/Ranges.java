package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code for i < n: i < k ? f(i) : g(i)} as {@code for i < k: f(i)} and {@code for k <= i < n:
 * g(i)}: what a choice by the index alone chooses is known in each range, as beside an image that
 * is padded.
 */
final class Ranges {
  /** More would repeat the body more often than the choice is worth. */
  private static final int MOST = 4;

  /** What is chosen is asked for every turn, in the compiler, which longer loops would hold up. */
  private static final int LONG = 512;

  private final Statement.For loop;
  private final List<Statement.Let> lets = new ArrayList<>();
  private final Map<Integer, Map<Integer, Expression>> known = new HashMap<>();

  private Ranges(Statement.For loop) {
    this.loop = loop;
    for (Statement statement : loop.body()) {
      if (statement instanceof Statement.Let let && let.value().element() != ElementType.REAL) {
        lets.add(let);
      }
    }
  }

  /** The innermost loops cut; the outermost stays one, so that threads can share it. */
  static Written of(Written written) {
    return written.withBody(written.kernel().body().stream().map(Ranges::inside).toList());
  }

  private static Statement inside(Statement statement) {
    return statement instanceof Statement.For loop
        ? with(loop, loop.body().stream().flatMap(Ranges::cut).toList())
        : statement;
  }

  private static Stream<Statement> cut(Statement statement) {
    boolean isInnermost = statement.inside().stream().allMatch(s -> s.inside().isEmpty());
    return statement instanceof Statement.For loop && isInnermost
        ? new Ranges(loop).loops().stream()
        : Stream.of(inside(statement));
  }

  private static Statement.For with(Statement.For loop, List<Statement> body) {
    return new Statement.For(loop.index(), loop.from(), loop.to(), loop.step(), body);
  }

  private List<Statement> loops() {
    OptionalInt from = Numbers.number(loop.from());
    OptionalInt to = Numbers.number(loop.to());
    boolean isKnown = from.isPresent() && to.isPresent() && loop.step() == 1;
    if (!isKnown || to.getAsInt() - from.getAsInt() > LONG) {
      return List.of(loop);
    }
    TreeSet<Integer> ends = ends(from.getAsInt(), to.getAsInt());
    if (ends.size() == 1 || ends.size() > MOST) {
      return List.of(loop);
    }
    List<Statement> loops = new ArrayList<>();
    int begin = from.getAsInt();
    for (int end : ends) {
      loops.add(range(begin, end));
      begin = end;
    }
    return loops;
  }

  /** Where choices change, and the end of the loop. */
  private TreeSet<Integer> ends(int from, int to) {
    TreeSet<Integer> ends = new TreeSet<>(Set.of(to));
    Set<Expression> conditions =
        loop.body().stream()
            .flatMap(statement -> statement.parts().stream())
            .flatMap(Ranges::conditions)
            .collect(Collectors.toSet());
    for (Expression condition : conditions) {
      for (int i = from + 1; i < to; i++) {
        if (!truth(condition, i).equals(truth(condition, i - 1))) {
          ends.add(i);
        }
      }
      if (ends.size() > MOST) {
        break;
      }
    }
    return ends;
  }

  private static Stream<Expression> conditions(Expression expression) {
    Stream<Expression> inside = expression.parts().stream().flatMap(Ranges::conditions);
    return expression instanceof Expression.Choose choose
        ? Stream.concat(Stream.of(choose.condition()), inside)
        : inside;
  }

  /** Whether the condition holds in a turn, if the turn alone tells. */
  private Optional<Boolean> truth(Expression condition, int turn) {
    return Numbers.truth(at(condition, known.computeIfAbsent(turn, this::known)));
  }

  /** The locals that a turn alone tells, as literals: what they are made of is looked at once. */
  private Map<Integer, Expression> known(int turn) {
    Map<Integer, Expression> known = new HashMap<>();
    known.put(loop.index(), Numbers.of(turn));
    for (Statement.Let let : lets) {
      Expression value = at(let.value(), known);
      if (let.value().element() == ElementType.INT) {
        Numbers.number(value).ifPresent(number -> known.put(let.local(), Numbers.of(number)));
      } else {
        Numbers.truth(value).ifPresent(truth -> known.put(let.local(), Numbers.of(truth)));
      }
    }
    return known;
  }

  private static Expression at(Expression expression, Map<Integer, Expression> known) {
    if (expression instanceof Local local) {
      return known.getOrDefault(local.number(), local);
    }
    return expression.withParts(expression.parts().stream().map(p -> at(p, known)).toList());
  }

  private Statement.For range(int begin, int end) {
    List<Statement> body = new ArrayList<>();
    for (int i = loop.body().size() - 1; i >= 0; i--) {
      Statement statement = loop.body().get(i);
      Statement chosen =
          statement.withParts(statement.parts().stream().map(p -> chosen(p, begin)).toList());
      if (!(chosen instanceof Statement.Let let) || isMentioned(let.local(), body)) {
        body.add(0, chosen);
      }
    }
    return new Statement.For(loop.index(), size(begin), size(end), 1, body);
  }

  private static Expression size(int number) {
    return new Expression.Size(Extent.of(number));
  }

  private Expression chosen(Expression expression, int turn) {
    if (expression instanceof Expression.Choose choose) {
      Optional<Boolean> truth = truth(choose.condition(), turn);
      if (truth.isPresent()) {
        return chosen(truth.get() ? choose.then() : choose.otherwise(), turn);
      }
    }
    return expression.withParts(expression.parts().stream().map(p -> chosen(p, turn)).toList());
  }

  private static boolean isMentioned(int local, List<Statement> body) {
    return body.stream().flatMap(s -> s.parts().stream()).anyMatch(e -> mentions(e, local));
  }

  private static boolean mentions(Expression expression, int local) {
    return expression instanceof Local other && other.number() == local
        || expression.parts().stream().anyMatch(part -> mentions(part, local));
  }
}
