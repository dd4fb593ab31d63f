package dev.gradwright.compiler.op;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Operator;
import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * An operator on tensors with the extents N and M = N + 2.
 *
 * @param values what the operands' elements are taken from, over and over; empty for any
 */
public record SizedCase(
    String operator,
    Optional<Operator> row,
    List<TensorType> types,
    List<double[]> values,
    BiFunction<ExprTable, List<Expr>, Expr> application) {

  /** Every operator of the sealed list; one without a case fails. */
  public static List<SizedCase> all() {
    return Stream.concat(
            OperatorCase.samples().stream().filter(o -> o.row().isPresent()).map(SizedCase::rowOf),
            OperatorCase.kinds(Registered.class)
                .filter(kind -> !kind.isEnum())
                .flatMap(SizedCase::structuralOf))
        .toList();
  }

  /** A row of a table: elementwise. */
  private static SizedCase rowOf(OperatorCase row) {
    List<Written> operands = row.values().operands();
    return new SizedCase(
        row.row().orElseThrow().spelling(),
        row.row(),
        operands.stream().map(x -> type(x.element(), "N")).toList(),
        operands.stream().map(x -> x.numbers().elements()).toList(),
        row::apply);
  }

  private static Stream<SizedCase> structuralOf(Class<?> kind) {
    String name = OperatorCase.name(kind);
    List<String[]> lines =
        ValueRow.lines("/operators/sizes.csv").stream()
            .map(line -> line.split("\\s*;\\s*", -1))
            .filter(cells -> cells[0].equals(name))
            .toList();
    if (lines.isEmpty()) {
      throw new AssertionError("no sizes for the operator " + name);
    }
    return lines.stream().map(cells -> structural(kind, cells));
  }

  private static SizedCase structural(Class<?> kind, String[] cells) {
    List<TensorType> types =
        Arrays.stream(cells).skip(2).filter(cell -> !cell.isEmpty()).map(SizedCase::type).toList();
    return new SizedCase(
        cells[0],
        Optional.empty(),
        types,
        List.of(),
        (table, operands) -> Constructs.apply(kind, cells[1], table, operands));
  }

  /** {@code int[N 3]}; real if nothing is said. */
  private static TensorType type(String text) {
    String element = text.substring(0, text.indexOf('['));
    return type(
        element.isEmpty()
            ? ElementType.REAL
            : ElementType.valueOf(element.toUpperCase(Locale.ROOT)),
        text.substring(text.indexOf('[') + 1, text.indexOf(']')));
  }

  private static TensorType type(ElementType element, String extents) {
    return new TensorType(element, Constructs.shape(extents));
  }

  public Expr apply(ExprTable table, List<Expr> operands) {
    return application.apply(table, operands);
  }

  /** The same at one N. */
  Subject at(long n) {
    return new AtSize(this, n);
  }

  private record AtSize(SizedCase of, long n) implements Subject {
    @Override
    public String name() {
      return of.operator + " of " + of.types + " at N = " + n;
    }

    @Override
    public Optional<Operator> row() {
      return of.row;
    }

    @Override
    public Map<String, Long> dims() {
      return Map.of("N", n);
    }

    @Override
    public List<TensorType> types() {
      return of.types;
    }

    /** Indices are small: what is read has three rows. */
    @Override
    public Numbers held(int operand) {
      List<Integer> extents = extents(operand);
      double[] elements = new double[extents.stream().reduce(1, Math::multiplyExact)];
      double[] values = of.values.isEmpty() ? new double[] {0, 1} : of.values.get(operand);
      Arrays.setAll(elements, i -> values[i % values.length]);
      return Numbers.of(extents, elements);
    }

    @Override
    public Expr apply(ExprTable table, List<Expr> operands) {
      return of.apply(table, operands);
    }
  }
}
