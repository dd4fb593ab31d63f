package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds long loops that store an elementary function which the runtime computes of arrays, in short
 * loops that HotSpot runs on vectors by itself.
 */
final class Staging {
  private final Written written;
  private final Precision precision;

  private Staging(Written written, Precision precision) {
    this.written = written;
    this.precision = precision;
  }

  static Written of(Written written, Precision precision) {
    return written.withBody(new Staging(written, precision).staged(written.kernel().body()));
  }

  /** With the last loop in stages, or the last one inside. */
  private List<Statement> staged(List<Statement> body) {
    if (body.isEmpty() || !(body.get(body.size() - 1) instanceof Statement.For loop)) {
      return body;
    }
    List<Statement> staged = new ArrayList<>(body.subList(0, body.size() - 1));
    staged.add(
        inStages(loop)
            .orElseGet(
                () ->
                    new Statement.For(
                        loop.index(), loop.from(), loop.to(), loop.step(), staged(loop.body()))));
    return staged;
  }

  private Optional<Statement> inStages(Statement.For loop) {
    List<Statement> lets = loop.body().subList(0, loop.body().size() - 1);
    return loop.step() == 1
            && lets.stream().allMatch(Statement.Let.class::isInstance)
            && loop.body().get(lets.size()) instanceof Statement.Store store
            && written.kernel().arrays().get(store.array()).element() == ElementType.REAL
            && store.value() instanceof Expression.Apply apply
        ? Together.of(apply.function())
            .flatMap(how -> together(how, new Lets(loop, lets), store.index(), apply))
        : Optional.empty();
  }

  private Optional<Statement> together(
      Together how, Lets lets, Expression place, Expression.Apply apply) {
    Statement.For loop = lets.loop();
    return switch (how) {
      case RAISED ->
          isLong(loop.to()) && arePowers(place, apply, lets)
              ? Optional.of(new Statement.Raised(loop))
              : Optional.empty();
      case STAGED ->
          precision == Precision.F32
                  && isLong(loop.to())
                  && isPlace(place, loop)
                  && apply.arguments().stream().skip(1).allMatch(beside -> isRead(beside, loop))
              ? Optional.of(new Statement.Staged(loop))
              : Optional.empty();
      case DRAWN -> Optional.empty();
    };
  }

  /** Whether they lie side by side, and exponents can be computed without what bases need. */
  private static boolean arePowers(Expression place, Expression.Apply power, Lets lets) {
    return lets.movesByOne(place) && !lets.areMentioned(power.arguments().get(1));
  }

  private static boolean isLong(Expression to) {
    OptionalLong constant =
        to instanceof Expression.Size size ? size.extent().constant() : OptionalLong.empty();
    return constant.orElse(Together.LEAST) >= Together.LEAST;
  }

  private static boolean isRead(Expression beside, Statement.For loop) {
    return beside instanceof Expression.Read read && isPlace(read.index(), loop);
  }

  private static boolean isPlace(Expression place, Statement.For loop) {
    return place instanceof Expression.Local local && local.number() == loop.index();
  }

  /** The index of a loop and what its turns compute first. */
  private record Lets(Statement.For loop, List<Statement> lets) {
    boolean movesByOne(Expression place) {
      if (isPlace(place, loop)) {
        return true;
      }
      if (place instanceof Expression.Local local) {
        return value(local).map(this::movesByOne).orElse(false);
      }
      return place instanceof Expression.Apply sum
          && sum.function() == Function.ADD
          && sum.arguments().stream().filter(this::movesByOne).count() == 1
          && sum.arguments().stream().filter(this::moves).count() == 1;
    }

    private boolean moves(Expression place) {
      return isPlace(place, loop)
          || areMentioned(place)
          || place.parts().stream().anyMatch(this::moves);
    }

    boolean areMentioned(Expression expression) {
      return expression instanceof Expression.Local local && value(local).isPresent()
          || expression.parts().stream().anyMatch(this::areMentioned);
    }

    private Optional<Expression> value(Expression.Local local) {
      return lets.stream()
          .map(Statement.Let.class::cast)
          .filter(let -> let.local() == local.number())
          .map(Statement.Let::value)
          .findFirst();
    }
  }
}
