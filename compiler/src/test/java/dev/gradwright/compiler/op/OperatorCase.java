package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.TensorType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One operator of the sealed list at work: a value row of it, and how to apply it. */
public record OperatorCase(Class<?> kind, Optional<Operator> row, ValueRow values)
    implements Subject {
  /** The dims that value rows are computed for. */
  public static final Map<String, Long> DIMS = Map.of("N", 3L, "K", 4L, "M", 7L);

  /** The value rows of every operator there is; one without rows fails. */
  public static List<OperatorCase> all() {
    return kinds(Registered.class).flatMap(OperatorCase::of).toList();
  }

  static Stream<Class<?>> kinds(Class<?> listed) {
    return listed.isInterface()
        ? Arrays.stream(listed.getPermittedSubclasses()).flatMap(OperatorCase::kinds)
        : Stream.of(listed);
  }

  /**
   * Those with finite results, to be applied to numbers sampled anew: one row of each type is
   * enough of elementwise operators.
   */
  public static List<OperatorCase> samples() {
    Set<Object> seen = new HashSet<>();
    return all().stream()
        .filter(OperatorCase::isFinite)
        .filter(o -> o.row.isEmpty() || seen.add(List.of(o.row, o.values.types())))
        .toList();
  }

  private boolean isFinite() {
    return Arrays.stream(values.result().numbers().elements()).allMatch(Double::isFinite);
  }

  private static Stream<OperatorCase> of(Class<?> kind) {
    if (kind.isEnum()) {
      return Arrays.stream(kind.getEnumConstants())
          .map(Operator.class::cast)
          .flatMap(
              row -> rows(row.spelling()).map(v -> new OperatorCase(kind, Optional.of(row), v)));
    }
    return rows(name(kind)).map(v -> new OperatorCase(kind, Optional.empty(), v));
  }

  static String name(Class<?> kind) {
    String simple = kind.getSimpleName();
    return simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
  }

  private static Stream<ValueRow> rows(String name) {
    List<ValueRow> rows = ValueRow.of(name);
    if (rows.isEmpty()) {
      throw new AssertionError("an operator without value rows: " + name);
    }
    return rows.stream();
  }

  @Override
  public String name() {
    return row.map(Operator::spelling).orElse(kind.getSimpleName())
        + " "
        + values.construct()
        + " ("
        + values.place()
        + ")";
  }

  @Override
  public Expr apply(ExprTable table, List<Expr> operands) {
    return row.map(operator -> table.apply(operator, operands))
        .orElseGet(() -> Constructs.apply(kind, values.construct(), table, operands));
  }

  @Override
  public Map<String, Long> dims() {
    return DIMS;
  }

  @Override
  public List<TensorType> types() {
    return values.types();
  }

  @Override
  public Numbers held(int operand) {
    return values.operands().get(operand).numbers();
  }
}
