package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a place of a body sees: its own and those around it. */
final class Scope {
  private final Optional<Scope> around;
  private final Map<String, Symbol> names = new LinkedHashMap<>();
  private final Map<String, Span> announced = new LinkedHashMap<>();

  private Scope(Optional<Scope> around) {
    this.around = around;
  }

  static Scope empty() {
    return new Scope(Optional.empty());
  }

  Scope inner() {
    return new Scope(Optional.of(this));
  }

  void put(String name, Symbol symbol) {
    names.put(name, symbol);
  }

  /** What a name of this very place stands for. */
  Optional<Symbol> own(String name) {
    return Optional.ofNullable(names.get(name));
  }

  Optional<Symbol> find(String name) {
    for (Optional<Scope> at = Optional.of(this); at.isPresent(); at = at.get().around) {
      Symbol found = at.get().names.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Says that a later statement will declare the name. */
  void announce(String name, Span span) {
    announced.putIfAbsent(name, span);
  }

  Optional<Span> announced(String name) {
    for (Optional<Scope> at = Optional.of(this); at.isPresent(); at = at.get().around) {
      Span found = at.get().announced.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** All names that are seen, the nearest first. */
  Set<String> names() {
    Set<String> all = new LinkedHashSet<>();
    for (Optional<Scope> at = Optional.of(this); at.isPresent(); at = at.get().around) {
      all.addAll(at.get().names.keySet());
    }
    return all;
  }
}
