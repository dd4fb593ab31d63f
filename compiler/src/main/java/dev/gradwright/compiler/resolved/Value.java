package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;
import java.util.Optional;

/**
 * What a name of a tensor stands for: an identity, so that two values of the same name and type are
 * never confused. A reference leads to the value itself.
 */
public final class Value {
  /** What declared the name. */
  public enum Role {
    INPUT,
    PARAMETER,
    STATE,
    /** An argument of a fn, of a forward, or of a function handed over. */
    ARGUMENT,
    /** A build-time real or bool, or a const. */
    CONSTANT,
    /** A let, an output, the loss. */
    LOCAL,
    /** What a build-time loop carries. */
    CARRY,
    /** The adjoint of a result, in a rule. */
    SEED
  }

  private final String name;
  private final Type type;
  private final Role role;
  private final Held held;
  private final Optional<Domain> domain;
  private final String documentation;
  private final Span span;

  public Value(
      String name,
      Type type,
      Role role,
      Held held,
      Optional<Domain> domain,
      String documentation,
      Span span) {
    this.name = name;
    this.type = type;
    this.role = role;
    this.held = held;
    this.domain = domain;
    this.documentation = documentation;
    this.span = span;
  }

  public static Value of(String name, Type type, Role role, Span span) {
    return of(name, type, role, Held.AS_COMPUTED, span);
  }

  public static Value of(String name, Type type, Role role, Held held, Span span) {
    return new Value(name, type, role, held, Optional.empty(), "", span);
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  public Role role() {
    return role;
  }

  public Held held() {
    return held;
  }

  /** The type as it was declared: {@code f16[N, 4*H]}. */
  public String declared() {
    return held.format().map(to -> type.withElement(to.element())).orElse(type).toString();
  }

  /** The declared domain, if there is one. */
  public Optional<Domain> domain() {
    return domain;
  }

  /** The text of the doc comment, possibly empty. */
  public String documentation() {
    return documentation;
  }

  public Span span() {
    return span;
  }

  @Override
  public String toString() {
    return name + ": " + declared();
  }
}
