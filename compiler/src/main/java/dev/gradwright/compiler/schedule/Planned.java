package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A group in its turn, or a loop with everything inside. */
sealed interface Planned {

  /** The values whose arrays are read. */
  Set<Expr> reads();

  /**
   * @param operands the values whose arrays the group reads, in the order it names them
   * @param replaceable those of them whose arrays it may write to
   */
  record Single(Group group, List<Expr> operands, List<Expr> replaceable) implements Planned {
    @Override
    public Set<Expr> reads() {
      return new LinkedHashSet<>(operands);
    }

    /** Whether it gives a carry its next value. */
    boolean isNext() {
      return group.target().filter(Root.Target.Carried.class::isInstance).isPresent();
    }
  }

  record Repeated(OpenLoop loop, List<Planned> inside, Set<Expr> reads) implements Planned {
    static Repeated of(OpenLoop loop, List<Planned> inside) {
      Set<Expr> reads = new LinkedHashSet<>();
      inside.forEach(planned -> reads.addAll(planned.reads()));
      return new Repeated(loop, inside, reads);
    }
  }
}
