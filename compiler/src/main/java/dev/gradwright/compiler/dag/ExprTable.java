package dev.gradwright.compiler.dag;

import dev.gradwright.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All expressions of one model, interned by operator and operand identity. Also the side table of
 * origins: what is made inside {@link #from} bears that origin, unless it was there already.
 */
public final class ExprTable {
  /** Compared at every application: what a record has of its own is slow. */
  private record Key(Operator operator, List<Expr> operands) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && operands.equals(key.operands)
          && operator.equals(key.operator);
    }

    @Override
    public int hashCode() {
      return 31 * operands.hashCode() + operator.hashCode();
    }
  }

  private final Map<Key, Expr> interned = new HashMap<>();

  /** By the numbers of expressions. */
  private final List<Optional<Origin>> origins = new ArrayList<>();

  private Optional<Origin> current = Optional.empty();
  private int made;
  private int identities;

  /** The application of an operator to operands of this table. */
  public Expr apply(Operator operator, List<Expr> operands) {
    Key key = new Key(operator, List.copyOf(operands));
    Expr known = interned.get(key);
    if (known != null) {
      return known;
    }
    TensorType type = operator.type(Expr.types(key.operands));
    Expr made = new Expr(this, this.made++, operator, key.operands, type);
    interned.put(key, made);
    origins.add(current);
    return made;
  }

  public Expr apply(Operator operator, Expr... operands) {
    return apply(operator, List.of(operands));
  }

  /** A number never given before: what carries it is interned with nothing else. */
  public int identity() {
    return identities++;
  }

  /** Runs {@code making}, what it makes coming from {@code origin}. */
  public <T> T from(Optional<Origin> origin, Supplier<T> making) {
    Optional<Origin> outer = current;
    current = origin;
    try {
      return making.get();
    } finally {
      current = outer;
    }
  }

  /** How many expressions have been made: the number of the next. */
  public int size() {
    return made;
  }

  /** Where the expression was written or derived from. */
  public Optional<Origin> origin(Expr expr) {
    return origins.get(expr.number());
  }

  /** Says, or says better, where an expression comes from. */
  public void setOrigin(Expr expr, Origin origin) {
    origins.set(expr.number(), Optional.of(origin));
  }
}
