package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Order;
import dev.gradwright.compiler.op.Leaves;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of one explanation. */
final class Symbols {
  private final Map<Expr, Symbol> ofLeaf = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> steps = new HashSet<>();

  /** Keeps a name from being given to another value; whether it was free. */
  boolean reserve(String name) {
    return taken.add(name);
  }

  /** The name, or the first of name_1, name_2 .. that is free. */
  String free(String name) {
    String free = name;
    for (int i = 1; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  /** A leaf that has a name already. */
  Symbol given(String name, Expr leaf) {
    return add(new Symbol(name, leaf, Optional.empty()));
  }

  /** Gives the values of a name another one, as it is to be that of what they are part of. */
  void giveUp(String name) {
    if (ofLeaf.values().stream().anyMatch(symbol -> symbol.name().equals(name))) {
      String other = free(name);
      ofLeaf.replaceAll(
          (leaf, symbol) ->
              symbol.name().equals(name)
                  ? new Symbol(other, symbol.leaf(), symbol.step())
                  : symbol);
    }
  }

  /** A symbol under the name that it has come to have. */
  Symbol current(Symbol symbol) {
    return find(symbol.leaf()).orElse(symbol);
  }

  /** A name for a value that formulas have been written with before it had one. */
  void name(String name, Expr value) {
    ofLeaf.put(value, new Symbol(name, value, Optional.empty()));
  }

  /** A new leaf for a value like {@code like}. */
  Symbol make(String name, Expr like) {
    return make(name, like, Optional.empty());
  }

  /** A new leaf for what a step sees of a value. */
  Symbol make(String name, Expr like, Optional<String> step) {
    return add(new Symbol(name, Leaves.hole(like.table(), like.type(), like.facts()), step));
  }

  private Symbol add(Symbol symbol) {
    taken.add(symbol.name());
    ofLeaf.put(symbol.leaf(), symbol);
    return symbol;
  }

  Optional<Symbol> find(Expr leaf) {
    return Optional.ofNullable(ofLeaf.get(leaf));
  }

  /** That of a leaf that has one. */
  Symbol of(Expr leaf) {
    return find(leaf).orElseThrow();
  }

  /** What a leaf is called. */
  String nameOf(Expr leaf) {
    return find(leaf)
        .map(symbol -> symbol.name() + symbol.step().map(t -> "[" + t + "]").orElse(""))
        .orElseGet(() -> Leaves.constant(leaf).orElse(leaf.operator().spelling()));
  }

  /** The leaves with a name that a formula mentions. */
  List<Expr> mentioned(Expr formula) {
    return Order.of(List.of(formula)).stream().filter(ofLeaf::containsKey).toList();
  }

  boolean isTaken(String name) {
    return taken.contains(name) || steps.contains(name);
  }

  /** The index of a loop: it has its name inside of the loop alone. */
  Symbol index(String name, Expr leaf) {
    Symbol symbol = new Symbol(name, leaf, Optional.empty());
    ofLeaf.put(leaf, symbol);
    return symbol;
  }

  void enter(String index) {
    steps.add(index);
  }

  void leave(String index) {
    steps.remove(index);
  }
}
