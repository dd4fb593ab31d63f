package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When arrays are read for the last time: by which of the steps, or whole loops, that run in the
 * scope where the array lives. What a loop reads of the world around it, it reads until its end.
 */
final class LastUses {
  private final Timeline timeline;
  private final Storage.Keeping keeping;
  private final Map<Expr, Planned> last = new HashMap<>();
  private final Map<Expr, Entry> made = new HashMap<>();
  private final Set<Expr> forever = new HashSet<>();

  private LastUses(Timeline timeline, Storage.Keeping keeping) {
    this.timeline = timeline;
    this.keeping = keeping;
  }

  static LastUses of(List<Planned> plan, Timeline timeline, Storage.Keeping keeping) {
    LastUses uses = new LastUses(timeline, keeping);
    uses.visit(plan, timeline.outermost());
    return uses;
  }

  private void visit(List<Planned> plan, Scope scope) {
    for (Planned planned : plan) {
      if (planned instanceof Planned.Repeated repeated) {
        Entry entry = timeline.entry(repeated.loop().turn());
        repeated.loop().stacks().forEach(stack -> made.put(stack, entry));
        visit(repeated.inside(), repeated.loop().scope());
        planned.reads().forEach(read -> read(read, planned, scope, entry));
      } else {
        Group group = ((Planned.Single) planned).group();
        made.putIfAbsent(group.written().array(), group.entry());
        planned.reads().forEach(read -> read(read, planned, scope, group.entry()));
      }
    }
  }

  private void read(Expr read, Planned by, Scope scope, Entry entry) {
    if (timeline.scope(read) != scope) {
      return;
    }
    last.put(read, by);
    boolean keeps =
        keeping == Storage.Keeping.TO_THE_END
            && entry == Entry.BACKWARD
            && made.get(read) != Entry.BACKWARD;
    if (keeps) {
      forever.add(read);
    }
  }

  /** Whether nobody needs the array once {@code planned} is done. */
  boolean endsWith(Expr array, Planned planned) {
    return last.get(array) == planned && !forever.contains(array);
  }
}
