package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where the reading is: in which declaration, among which names, in which index notation. */
record Here(Frame frame, Scope scope, Optional<Nest> nest) {
  static Here in(Frame frame) {
    return new Here(frame, Scope.empty(), Optional.empty());
  }

  /** Here, with names of its own. */
  Here inner() {
    return new Here(frame, scope.inner(), nest);
  }

  Here inside(Nest other) {
    return new Here(frame, scope.inner(), Optional.of(other));
  }

  /** The values of parts of an expression that say nothing of each other. */
  List<Expression> each(Collection<? extends Node> parts) {
    return frame.each(parts, part -> Expressions.one(this, part));
  }

  Obligations obligations() {
    return frame.obligations();
  }

  /** What a local name stands for, which is thereby used. */
  Optional<Symbol> find(Name name) {
    Optional<Symbol> found = scope.find(name.text());
    found.ifPresent(symbol -> frame.use(symbol.span()));
    if (found.isPresent() && found.get() instanceof Symbol.Refused) {
      throw Refusal.known();
    }
    return found;
  }

  /** Whether a name stands for something, here or in a file that is seen from here. */
  boolean knows(Name name) {
    return find(name).isPresent() || !frame.module().find(name.text()).isEmpty();
  }

  /**
   * Gives a name its meaning. One that it has already is reported; of the same place the first one
   * stays, while a name from further out gives way, as its author takes it to.
   */
  void declare(Name name, Symbol symbol) {
    Optional<Symbol> before = scope.find(name.text());
    before
        .map(Symbol::span)
        .or(() -> ofFile(name))
        .ifPresent(first -> report(duplicate(name, first), name, first));
    if (scope.own(name.text()).isEmpty()) {
      scope.put(name.text(), symbol);
    }
  }

  /** Of names that mean two things, none is also called unused. */
  private void report(Diagnostic duplicate, Name name, Span first) {
    frame.report(duplicate);
    frame.use(name.span());
    frame.use(first);
  }

  /**
   * Gives an index its meaning. A name that another index of the list has is refused; one that
   * means something else is reported, and then is the index, as its author takes it to be.
   */
  void declareIndex(Name name, Symbol symbol) {
    Optional<Span> twin = scope.own(name.text()).map(Symbol::span);
    twin.ifPresent(
        first -> {
          throw Refusal.of(duplicate(name, first));
        });
    scope
        .find(name.text())
        .map(Symbol::span)
        .or(() -> ofFile(name))
        .or(() -> underway(name))
        .ifPresent(first -> report(duplicate(name, first), name, first));
    scope.put(name.text(), symbol);
  }

  /** Where the statement that is being read declares the name: {@code let i[i] = ...}. */
  private Optional<Span> underway(Name name) {
    return scope
        .announced(name.text())
        .filter(span -> span.file() == name.span().file() && span.start() < name.span().start());
  }

  /** Where the file declares the name for something that a body can mention. */
  private Optional<Span> ofFile(Name name) {
    return frame
        .module()
        .own(name.text())
        .filter(declaration -> !(declaration instanceof Declaration.Model))
        .map(declaration -> declaration.name().span());
  }

  private static Diagnostic duplicate(Name name, Span first) {
    return Diagnostic.of(DiagnosticKind.DUPLICATE_NAME, name.span(), name.text())
        .expected("a name that is not in use here")
        .note(first, "`" + name.text() + "` is declared here");
  }

  /** Excuses all uses of a name whose declaration was refused. */
  void refuse(Name name) {
    if (scope.find(name.text()).isEmpty()) {
      scope.put(name.text(), new Symbol.Refused(name.span()));
    }
  }

  static Refusal fail(DiagnosticKind kind, Span span, Object... facts) {
    return Refusal.of(Diagnostic.of(kind, span, facts));
  }
}
