package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The arrays, dims and locals that a loop in lanes takes from where it stands. */
record Mentioned(Set<Integer> arrays, Set<String> dims, Map<Integer, ElementType> locals) {
  static Mentioned by(Statement.Lanes loop) {
    return by(loop, loop.index());
  }

  static Mentioned by(Statement.ShortLanes loop) {
    return by(loop, loop.index());
  }

  private static Mentioned by(Statement loop, int index) {
    Mentioned mentioned = new Mentioned(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
    mentioned.add(List.of(loop));
    mentioned.locals.remove(index);
    return mentioned;
  }

  private void add(List<Statement> statements) {
    for (Statement statement : statements) {
      statement.parts().forEach(this::add);
      add(statement.inside());
      if (statement instanceof Statement.Store store) {
        arrays.add(store.array());
      } else if (statement instanceof Statement.StoreRow row) {
        arrays.add(row.array());
      } else if (statement instanceof Statement.Update update) {
        arrays.add(update.array());
      } else if (statement instanceof Statement.Fold fold) {
        locals.put(fold.local(), ElementType.REAL);
      }
    }
    statements.forEach(
        statement -> {
          if (statement instanceof Statement.Let let) {
            locals.remove(let.local());
          }
        });
  }

  private void add(Expression expression) {
    if (expression instanceof Expression.Local local) {
      locals.put(local.number(), local.element());
    } else if (expression instanceof Expression.Read read) {
      arrays.add(read.array());
    } else if (expression instanceof Expression.Size size) {
      dims.addAll(size.extent().dims());
    }
    expression.parts().forEach(this::add);
  }
}
