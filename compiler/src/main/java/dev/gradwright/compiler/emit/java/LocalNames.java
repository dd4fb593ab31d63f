package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.ElementType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of a kernel's locals; a loop that is written twice declares its own twice. */
final class LocalNames {
  private final ScopeNames scope;
  private final Map<Integer, String> wishes;
  private final Map<Integer, String> names = new HashMap<>();

  LocalNames(ScopeNames scope, Map<Integer, String> wishes) {
    this.scope = scope;
    this.wishes = wishes;
  }

  String get(int local) {
    return names.get(local);
  }

  String declare(Statement.Let let) {
    return declare(let.local(), let.value().element() == ElementType.INT ? "at" : "value");
  }

  /** A variable of the user's name, or of another if there is none. */
  String declare(int local, String otherwise) {
    return put(local, scope.variable(wishes.getOrDefault(local, otherwise), new Object()));
  }

  String declareFirstOf(List<String> wishes, int local) {
    return put(local, scope.firstOf(wishes, new Object()));
  }

  /** From now on, a local is that variable. */
  String put(int local, String name) {
    names.put(local, name);
    return name;
  }
}
