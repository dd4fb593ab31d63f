package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds long loops that store an elementary function which the runtime computes of arrays, in short
 * loops that HotSpot runs on vectors by itself.
 */
final class Staging {
  private static final Set<Function> STAGED =
      Set.of(Function.EXPONENTIAL, Function.HYPERBOLIC_TANGENT, Function.ERROR_FUNCTION_BESIDE);

  /** Shorter loops may become straight, or are not worth the stages. */
  private static final long LEAST = 256;

  private Staging() {}

  static Written of(Written written, Precision precision) {
    List<Statement> body = written.kernel().body();
    Statement last = body.get(body.size() - 1);
    if (last instanceof Statement.For loop && fits(loop, written, precision)) {
      List<Statement> staged = new ArrayList<>(body.subList(0, body.size() - 1));
      staged.add(new Statement.Staged(loop));
      return written.withBody(staged);
    }
    return written;
  }

  private static boolean fits(Statement.For loop, Written written, Precision precision) {
    List<Statement> lets = loop.body().subList(0, loop.body().size() - 1);
    return loop.step() == 1
        && isLong(loop.to())
        && lets.stream().allMatch(Statement.Let.class::isInstance)
        && loop.body().get(lets.size()) instanceof Statement.Store store
        && isPlace(store.index(), loop)
        && written.kernel().arrays().get(store.array()).element() == ElementType.REAL
        && store.value() instanceof Expression.Apply apply
        && (apply.function() == Function.POWER
            ? lets.stream().noneMatch(let -> mentions(apply.arguments().get(1), let))
            : precision == Precision.F32
                && STAGED.contains(apply.function())
                && apply.arguments().stream().skip(1).allMatch(beside -> isRead(beside, loop)));
  }

  private static boolean mentions(Expression expression, Statement let) {
    return expression instanceof Expression.Local local
            && local.number() == ((Statement.Let) let).local()
        || expression.parts().stream().anyMatch(part -> mentions(part, let));
  }

  private static boolean isLong(Expression to) {
    OptionalLong constant =
        to instanceof Expression.Size size ? size.extent().constant() : OptionalLong.empty();
    return constant.orElse(LEAST) >= LEAST;
  }

  private static boolean isRead(Expression beside, Statement.For loop) {
    return beside instanceof Expression.Read read && isPlace(read.index(), loop);
  }

  private static boolean isPlace(Expression place, Statement.For loop) {
    return place instanceof Expression.Local local && local.number() == loop.index();
  }
}
