package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.VectorBody;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Finds the innermost loops of a kernel whose turns can run side by side. */
final class Lanes {
  /** How many choices a loop is taken apart by, one within the other: each may double it. */
  private static final int CHOICES = 3;

  private final List<Extent> lengths = new ArrayList<>();
  private final List<Statement.For> around = new ArrayList<>();
  private final Indices indices;

  private Lanes(List<Statement> body) {
    this.indices = Indices.of(body);
  }

  /** The kernel's body with such loops, if there is one that is long enough. */
  static Optional<VectorBody> of(List<Statement> body, Map<Integer, String> names) {
    Lanes lanes = new Lanes(body);
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
    return body.stream().flatMap(statement -> widen(statement).stream()).toList();
  }

  private List<Statement> widen(Statement statement) {
    if (!(statement instanceof Statement.For loop)) {
      return List.of(statement);
    }
    Optional<Extent> length = length(loop).filter(Lanes::isLong);
    Optional<Statement> widened = length.isPresent() ? lanes(loop, CHOICES) : Optional.empty();
    if (widened.isPresent()) {
      lengths.add(length.get());
      return List.of(widened.get());
    }
    List<Statement> apart = ShortLoop.of(loop, around, indices);
    if (!apart.isEmpty()) {
      lengths.add(length(loop).orElseThrow());
      return apart;
    }
    around.add(loop);
    List<Statement> inside = widen(loop.body());
    around.remove(around.size() - 1);
    return List.of(new Statement.For(loop.index(), loop.from(), loop.to(), loop.step(), inside));
  }

  /** Choices that are the same for all lanes are made before them. */
  private static Optional<Statement> lanes(Statement.For loop, int choices) {
    if (LaneBody.fits(loop)) {
      return Optional.of(
          new Statement.Lanes(loop.index(), loop.from(), loop.to(), loop.body(), isWhole(loop)));
    }
    return choices == 0
        ? Optional.empty()
        : Unswitching.of(loop).flatMap(apart -> chosen(apart, choices - 1));
  }

  /**
   * Elementary functions take longer by elements than one more vector of them. It computes some
   * anew, so nothing that the loop reads may be what it stores.
   */
  private static boolean isWhole(Statement.For loop) {
    Set<Integer> written = new HashSet<>();
    for (Statement statement : loop.body()) {
      if (statement instanceof Statement.Store store) {
        written.add(store.array());
      } else if (!(statement instanceof Statement.Let)) {
        return false;
      }
    }
    return Work.of(loop.body()).functions() > 0
        && !length(loop).map(Lanes::isOfVectors).orElse(false)
        && loop.body().stream()
            .flatMap(statement -> statement.reads().stream())
            .noneMatch(read -> written.contains(read.array()));
  }

  private static boolean isOfVectors(Extent length) {
    return length.constant().orElse(1) % VectorBody.LEAST == 0;
  }

  private static Optional<Statement> chosen(Unswitching apart, int choices) {
    Optional<Statement> then = part(apart.then(), choices);
    Optional<Statement> otherwise = part(apart.otherwise(), choices);
    return then.isPresent() && otherwise.isPresent()
        ? Optional.of(
            new Statement.If(apart.condition(), List.of(then.get()), List.of(otherwise.get())))
        : Optional.empty();
  }

  private static Optional<Statement> part(Statement.For loop, int choices) {
    return LaneBody.fills(loop) ? Optional.of(loop) : lanes(loop, choices);
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
