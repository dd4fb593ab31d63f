package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.VectorBody;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the innermost loops of a kernel whose turns can run side by side. */
final class Lanes {
  private final List<Extent> lengths = new ArrayList<>();

  private Lanes() {}

  /** The kernel's body with such loops, if there is one that is long enough. */
  static Optional<VectorBody> of(List<Statement> body, Map<Integer, String> names) {
    Lanes lanes = new Lanes();
    List<Statement> widened = lanes.widen(body);
    return lanes.lengths.isEmpty()
        ? Optional.empty()
        : Optional.of(new VectorBody(widened, names, lanes.open()));
  }

  /** What must be asked when the kernel runs: the length of its only loop that may be short. */
  private Optional<Extent> open() {
    return lengths.size() == 1 && lengths.get(0).constant().isEmpty()
        ? Optional.of(lengths.get(0))
        : Optional.empty();
  }

  private List<Statement> widen(List<Statement> body) {
    return body.stream().map(this::widen).toList();
  }

  private Statement widen(Statement statement) {
    if (!(statement instanceof Statement.For loop)) {
      return statement;
    }
    Optional<Extent> length = length(loop).filter(Lanes::isLong);
    Optional<Statement> widened = length.isPresent() ? lanes(loop) : Optional.empty();
    if (widened.isPresent()) {
      lengths.add(length.get());
      return widened.get();
    }
    return new Statement.For(loop.index(), loop.from(), loop.to(), loop.step(), widen(loop.body()));
  }

  /** A choice that is the same for all lanes is made before them. */
  private static Optional<Statement> lanes(Statement.For loop) {
    if (LaneBody.fits(loop)) {
      return Optional.of(new Statement.Lanes(loop.index(), loop.from(), loop.to(), loop.body()));
    }
    return Unswitching.of(loop)
        .filter(apart -> LaneBody.fits(apart.then()) && LaneBody.fits(apart.otherwise()))
        .map(
            apart ->
                new Statement.If(
                    apart.condition(),
                    lanes(apart.then()).stream().toList(),
                    lanes(apart.otherwise()).stream().toList()));
  }

  private static Optional<Extent> length(Statement.For loop) {
    return loop.step() == 1
            && loop.from() instanceof Expression.Size from
            && loop.to() instanceof Expression.Size to
        ? Optional.of(to.extent().minus(from.extent()))
        : Optional.empty();
  }

  private static boolean isLong(Extent length) {
    OptionalLong constant = length.constant();
    return constant.isEmpty() || constant.getAsLong() >= VectorBody.LEAST;
  }
}
