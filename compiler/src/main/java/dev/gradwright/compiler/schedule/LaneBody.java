package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.schedule.LaneKinds.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether the turns of one loop can run side by side. */
final class LaneBody {
  private static final Set<Function> FOLDS =
      Set.of(Function.ADD, Function.MAXIMUM, Function.MINIMUM);

  private static final Set<Function> UPDATES =
      Set.of(Function.ADD, Function.MULTIPLY, Function.MAXIMUM, Function.MINIMUM);

  private final LaneKinds kinds;
  private final Map<Integer, Expression> written = new HashMap<>();
  private final Set<Integer> folded = new HashSet<>();

  private LaneBody(LaneKinds kinds) {
    this.kinds = kinds;
  }

  static boolean fits(Statement.For loop) {
    LaneBody lanes = new LaneBody(LaneKinds.sideBySide(loop.index()));
    return loop.body().stream().allMatch(lanes::takes)
        && lanes.written.isEmpty() != lanes.folded.isEmpty()
        && loop.body().stream().flatMap(s -> s.parts().stream()).allMatch(lanes::readsItsOwn);
  }

  /** Whether all turns store the same: compilers make that fast by themselves. */
  static boolean fills(Statement.For loop) {
    LaneKinds kinds = LaneKinds.sideBySide(loop.index());
    return loop.body().stream()
        .allMatch(
            statement ->
                statement instanceof Statement.Store store
                    && kinds.of(store.value()) == Kind.STAYS);
  }

  /** What folds stands last. */
  private boolean takes(Statement statement) {
    if (!folded.isEmpty()) {
      return false;
    }
    if (statement instanceof Statement.Let let) {
      Kind kind = kinds.of(let.value());
      kinds.put(let.local(), kind);
      return kind != Kind.STAYS && kind != Kind.OTHER;
    }
    if (statement instanceof Statement.Store store) {
      return writes(store.array(), store.index(), store.value());
    }
    if (statement instanceof Statement.Update update) {
      return UPDATES.contains(update.function())
          && writes(update.array(), update.index(), update.value());
    }
    return statement instanceof Statement.Fold fold && folds(fold);
  }

  private boolean writes(int array, Expression index, Expression value) {
    return kinds.of(value) == Kind.REALS
        && kinds.of(index) == Kind.MOVES
        && written.put(array, index) == null;
  }

  private boolean folds(Statement.Fold fold) {
    return FOLDS.contains(fold.function())
        && kinds.of(fold.value()) == Kind.REALS
        && folded.add(fold.local());
  }

  /** A lane may read what it writes itself, nothing of its neighbours. */
  private boolean readsItsOwn(Expression expression) {
    if (expression instanceof Expression.Read read && written.containsKey(read.array())) {
      return written.get(read.array()).equals(read.index());
    }
    boolean isFold =
        expression instanceof Expression.Local local && folded.contains(local.number());
    return !isFold && expression.parts().stream().allMatch(this::readsItsOwn);
  }
}
