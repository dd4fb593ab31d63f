package dev.gradwright.compiler.op;

import static dev.gradwright.compiler.op.Formula.plus;
import static dev.gradwright.compiler.op.Formula.square;
import static dev.gradwright.compiler.op.Formula.times;

import dev.gradwright.compiler.dag.Body;
import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Keep;
import dev.gradwright.compiler.dag.Loop;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Format;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the words of a value row apply the operators that take more than operands. */
final class Constructs {
  private Constructs() {}

  /** Applies an operator as the words say. */
  @FunctionalInterface
  interface Construct {
    Expr apply(ExprTable table, List<Expr> operands, String words);
  }

  private static final Map<Class<?>, Construct> ALL =
      Map.ofEntries(
          Map.entry(Leaf.class, (t, x, words) -> x.get(0)),
          Map.entry(Literal.class, (t, x, words) -> Leaves.literal(t, words)),
          Map.entry(Listed.class, (t, x, words) -> listed(t, words)),
          Map.entry(ExtentValue.class, (t, x, words) -> t.apply(new ExtentValue(extent(words)))),
          Map.entry(Iota.class, (t, x, words) -> iota(t, words)),
          Map.entry(Random.class, (t, x, words) -> t.apply(random(words), x)),
          Map.entry(Polygamma.class, (t, x, words) -> polygamma(x.get(0), words)),
          Map.entry(ErfBeside.class, (t, x, words) -> Formula.erfBeside(x.get(0))),
          Map.entry(Cholesky.class, (t, x, words) -> Matrices.cholesky(definite(x.get(0)))),
          Map.entry(TriangularSolve.class, (t, x, words) -> triangularSolve(x, words)),
          Map.entry(Lu.class, (t, x, words) -> Matrices.lu(turned(x.get(0), words))),
          Map.entry(Select.class, (t, x, words) -> t.apply(new Select(), x)),
          Map.entry(Cast.class, (t, x, words) -> t.apply(new Cast(element(words)), x)),
          Map.entry(Rounded.class, (t, x, words) -> Rounded.of(x.get(0), format(words))),
          Map.entry(Broadcast.class, (t, x, words) -> broadcast(x.get(0), words)),
          Map.entry(Reshape.class, (t, x, words) -> t.apply(new Reshape(shape(words)), x)),
          Map.entry(Transpose.class, (t, x, words) -> t.apply(new Transpose(ints(words)), x)),
          Map.entry(Diagonal.class, (t, x, words) -> diagonal(x.get(0), ints(words))),
          Map.entry(Embed.class, (t, x, words) -> embed(x.get(0), ints(words))),
          Map.entry(Slice.class, (t, x, words) -> slice(x.get(0), words.split("for"))),
          Map.entry(Pad.class, (t, x, words) -> pad(x.get(0), words.split("and"))),
          Map.entry(Concat.class, (t, x, words) -> t.apply(new Concat(ints(words).get(0)), x)),
          Map.entry(Sum.class, (t, x, words) -> t.apply(new Sum(ints(words)), x)),
          Map.entry(Product.class, (t, x, words) -> t.apply(new Product(ints(words).get(0)), x)),
          Map.entry(Extreme.class, (t, x, words) -> extreme(x.get(0), words)),
          Map.entry(ArgExtreme.class, (t, x, words) -> argExtreme(x.get(0), words)),
          Map.entry(Contraction.class, (t, x, words) -> t.apply(contraction(words), x)),
          Map.entry(Gather.class, (t, x, words) -> t.apply(gather(words), x)),
          Map.entry(ScatterAdd.class, (t, x, words) -> t.apply(scatterAdd(words), x)),
          Map.entry(CumulativeSum.class, (t, x, words) -> cumulativeSum(x.get(0), words)),
          Map.entry(ArgSort.class, (t, x, words) -> t.apply(new ArgSort(ints(words).get(0)), x)),
          Map.entry(Reverse.class, (t, x, words) -> t.apply(new Reverse(ints(words).get(0)), x)),
          Map.entry(ScanResult.class, (t, x, words) -> scan(t, x, words)),
          Map.entry(Marker.class, (t, x, words) -> Leaves.marker(x.get(0))),
          Map.entry(Stop.class, (t, x, words) -> Leaves.stop(x.get(0))),
          Map.entry(Within.class, (t, x, words) -> within(x.get(0), words)),
          Map.entry(Gradient.class, (t, x, words) -> gradient(x.get(0))),
          Map.entry(Jvp.class, (t, x, words) -> Leaves.jvp(cubes(x.get(0)), x.get(0), x.get(1))),
          Map.entry(Hvp.class, (t, x, words) -> hvp(x.get(0), x.get(1))),
          Map.entry(Jacobian.class, (t, x, words) -> jacobian(x.get(0), words)),
          Map.entry(CustomRule.class, (t, x, words) -> rule(t, x, words)));

  static Expr apply(Class<?> operator, String words, ExprTable table, List<Expr> operands) {
    Construct construct = ALL.get(operator);
    if (construct == null) {
      throw new AssertionError("the tests do not know how to apply " + operator);
    }
    return construct.apply(table, operands, words);
  }

  private static Format format(String words) {
    return Format.valueOf(words.replace("to ", "").toUpperCase(Locale.ROOT));
  }

  private static List<Integer> ints(String words) {
    return Pattern.compile("\\d+")
        .matcher(words)
        .results()
        .map(m -> Integer.valueOf(m.group()))
        .toList();
  }

  private static final Map<String, Extent> SIZES =
      Map.of("N", Extent.dim("N"), "M", Extent.dim("N").plus(2));

  /** Numbers, N, and M for N + 2. */
  private static List<Extent> extents(String words) {
    return Pattern.compile("\\d+|\\b[NM]\\b")
        .matcher(words)
        .results()
        .map(m -> m.group())
        .map(word -> SIZES.containsKey(word) ? SIZES.get(word) : Extent.of(Long.parseLong(word)))
        .toList();
  }

  static Shape shape(String words) {
    return new Shape(extents(words));
  }

  private static Extent extent(String words) {
    Extent n = Extent.dim("N");
    return switch (words) {
      case "N*K + 1" -> n.times(Extent.dim("K")).plus(1);
      case "N" -> n;
      case "M div 2" -> Extent.dim("M").floorDividedBy(Extent.of(2));
      default -> Extent.of(Long.parseLong(words));
    };
  }

  private static Expr listed(ExprTable table, String words) {
    List<String> decimals = List.of(words.split(" "));
    return Leaves.listed(table, TensorType.real(Extent.of(decimals.size())), decimals);
  }

  /** At x + 3, away from the poles. */
  private static Expr polygamma(Expr x, String words) {
    return Formula.polygamma(ints(words).get(0), plus(x, "3"));
  }

  /** {@code x x^T + 2 I}, and an antisymmetric part that must not matter. */
  private static Expr definite(Expr x) {
    Expr square = Totals.matrixProduct(x, Rearrange.transpose(x));
    Expr ignored = Formula.minus(x, Rearrange.transpose(x));
    return plus(plus(square, timesIdentity(x, "2")), ignored);
  }

  private static Expr timesIdentity(Expr x, String number) {
    return times(number, Matrices.unitDiagonal(Formula.zerosLike(x)));
  }

  /** The triangle of {@code x + 4 I}. */
  private static Expr triangularSolve(List<Expr> x, String words) {
    TriangularSolve.Part part =
        words.contains("lower") ? TriangularSolve.Part.LOWER : TriangularSolve.Part.UPPER;
    TriangularSolve.Diagonal diagonal =
        words.contains("unit") ? TriangularSolve.Diagonal.UNIT : TriangularSolve.Diagonal.STORED;
    Expr t = plus(x.get(0), timesIdentity(x.get(0), "4"));
    return Matrices.solve(part, diagonal, t, x.get(1));
  }

  /** {@code x}, or {@code x + 4 I} with its rows the other way round, whose pivots are clear. */
  private static Expr turned(Expr x, String words) {
    return words.equals("plain")
        ? x
        : Rearrange.reverse(plus(x, timesIdentity(x, "4")), x.type().rank() - 2);
  }

  private static Expr iota(ExprTable table, String words) {
    List<Extent> all = extents(words);
    return Leaves.iota(table, new Shape(all.subList(1, all.size())), ints(words).get(0));
  }

  /** {@code uniform NAME of 2 3} */
  private static Random random(String words) {
    String[] parts = words.split(" ", 4);
    Random.Distribution distribution =
        Random.Distribution.valueOf(parts[0].toUpperCase(Locale.ROOT));
    return new Random(distribution, parts[1], shape(parts.length > 3 ? parts[3] : ""));
  }

  private static ElementType element(String words) {
    return ElementType.valueOf(words.replace("to ", "").toUpperCase(Locale.ROOT));
  }

  private static Expr broadcast(Expr x, String words) {
    String[] parts = (words + " ").split("to|at");
    List<Integer> axes = parts.length > 2 ? ints(parts[2]) : List.of();
    return x.table().apply(new Broadcast(shape(parts[1]), axes), x);
  }

  private static Expr diagonal(Expr x, List<Integer> axes) {
    return x.table().apply(new Diagonal(axes.get(0), axes.get(1)), x);
  }

  private static Expr embed(Expr x, List<Integer> axes) {
    return x.table().apply(new Embed(axes.get(0), axes.get(1)), x);
  }

  private static Expr slice(Expr x, String[] parts) {
    return x.table().apply(new Slice(extents(parts[0]), shape(parts[1])), x);
  }

  private static Expr pad(Expr x, String[] parts) {
    return x.table().apply(new Pad(extents(parts[0]), extents(parts[1])), x);
  }

  private static Expr extreme(Expr x, String words) {
    Extreme.Kind kind = words.startsWith("max") ? Extreme.Kind.MAX : Extreme.Kind.MIN;
    return x.table().apply(new Extreme(kind, ints(words)), x);
  }

  private static Expr argExtreme(Expr x, String words) {
    boolean max = words.startsWith("argmax");
    ArgExtreme.Kind kind = max ? ArgExtreme.Kind.ARGMAX : ArgExtreme.Kind.ARGMIN;
    return x.table().apply(new ArgExtreme(kind, ints(words)), x);
  }

  private static Expr cumulativeSum(Expr x, String words) {
    return Totals.cumulativeSum(
        x,
        ints(words).get(0),
        words.contains("backward")
            ? CumulativeSum.Direction.BACKWARD
            : CumulativeSum.Direction.FORWARD,
        words.contains("excluded") ? CumulativeSum.Own.EXCLUDED : CumulativeSum.Own.INCLUDED);
  }

  private static Contraction contraction(String words) {
    List<List<Integer>> labels =
        Arrays.stream((words + " ").split(",|->"))
            .map(part -> part.strip().chars().boxed().toList())
            .toList();
    return new Contraction(labels.get(0), labels.get(1), labels.get(2));
  }

  private static final Place WINDOW = new Place.At(Affine.axis(0).plus(Affine.axis(1)));

  private static Gather gather(String words) {
    return switch (words) {
      case "rows" -> new Gather(shape("2 2 3"), List.of(given(1, 0, 1), Place.axis(2)));
      case "both" -> new Gather(shape("3"), List.of(given(1, 0), given(2, 0)));
      case "rows of N" -> new Gather(shape("N 2"), List.of(given(1, 0), Place.axis(1)));
      case "window of N" -> new Gather(shape("N 3"), List.of(WINDOW));
      case "column" -> new Gather(shape("4"), List.of(Place.axis(0), given(1, 0)));
      default -> new Gather(shape("5 2"), List.of(WINDOW));
    };
  }

  private static ScatterAdd scatterAdd(String words) {
    return switch (words) {
      case "rows" -> new ScatterAdd(shape("4 3"), List.of(given(1, 0, 1), Place.axis(2)));
      case "rows of N" -> new ScatterAdd(shape("3 2"), List.of(given(1, 0), Place.axis(1)));
      case "window of N" -> new ScatterAdd(shape("M"), List.of(WINDOW));
      case "both" -> new ScatterAdd(shape("4 3"), List.of(given(1, 0), given(2, 0)));
      default -> new ScatterAdd(shape("6"), List.of(WINDOW));
    };
  }

  private static Place given(int operand, Integer... axes) {
    return new Place.Given(operand, List.of(axes));
  }

  private static Expr within(Expr x, String words) {
    String[] ends = words.replace("in ", "").split("\\.\\.");
    Graph.Domain domain =
        x.type().isReal()
            ? new Graph.Domain.Reals(
                Double.parseDouble(ends[0]), Double.parseDouble(ends[1]), words)
            : new Graph.Domain.Ints(extents(ends[0]).get(0), extents(ends[1]).get(0), words);
    return x.table().apply(new Within(domain, "the operand"), x);
  }

  /** (c, d) becomes (d / 2 + x, c w x) in each step. */
  private static Expr scan(ExprTable table, List<Expr> operands, String words) {
    TensorType type = operands.get(0).type();
    List<Expr> holes = Stream.generate(() -> Leaves.hole(table, type)).limit(4).toList();
    Expr c = holes.get(0);
    Expr d = holes.get(1);
    Expr x = holes.get(2);
    Expr t = Leaves.hole(table, TensorType.scalar(ElementType.INT));
    Loop loop =
        new Loop(
            List.of(c, d),
            List.of(plus(times("0.5", d), x), times(times(c, holes.get(3)), x)),
            List.of(x),
            List.of(holes.get(3)),
            t,
            operands.get(2).shape().extent(0),
            words.endsWith("backward") ? Loop.Direction.BACKWARD : Loop.Direction.FORWARD,
            Keep.MENTIONED);
    return switch (words.split(" (?=forward|backward)")[0]) {
      case "stacked carry" -> Loops.stacked(loop, c, operands);
      case "stacked expression" ->
          Loops.stacked(loop, plus(times(c, d), Formula.cast(t, ElementType.REAL)), operands);
      default -> Loops.last(loop, d, operands);
    };
  }

  private static Expr gradient(Expr x) {
    return Leaves.gradient(Totals.sum(cubes(x)), x);
  }

  private static Expr cubes(Expr x) {
    return Formula.times(x, Formula.square(x));
  }

  private static Expr hvp(Expr x, Expr along) {
    return Leaves.hvp(Formula.square(Totals.sum(cubes(x))), x, along);
  }

  private static Expr jacobian(Expr x, String words) {
    Expr sums = Totals.sum(cubes(x), List.of(0));
    return switch (words) {
      case "of fewer" -> Leaves.jacobian(sums, x);
      case "of the sum" -> Leaves.jacobian(Totals.sum(sums), x);
      case "by the sum" -> byMarker(Totals.sum(x), x);
      default -> byMarker(Totals.sum(x, List.of(0)), x);
    };
  }

  /** The Jacobian, by s, of {@code s s x}. */
  private static Expr byMarker(Expr sum, Expr x) {
    Expr s = Leaves.marker(sum);
    return Leaves.jacobian(times(x, square(s)), s);
  }

  /** (x * y, x * y^2) with its true rule. */
  private static Expr rule(ExprTable table, List<Expr> operands, String words) {
    TensorType type = operands.get(0).type();
    List<Expr> holes = Stream.generate(() -> Leaves.hole(table, type)).limit(4).toList();
    Expr x = holes.get(0);
    Expr y = holes.get(1);
    Expr s = holes.get(2);
    Expr t = holes.get(3);
    Expr barX = plus(times(s, y), times(t, square(y)));
    Expr barY = plus(times(s, x), times(times("2", t), times(x, y)));
    Body primal = new Body(List.of(x, y), List.of(times(x, y), times(x, square(y))));
    Body bars = new Body(holes, List.of(barX, barY));
    int result = words.endsWith("first") ? 0 : 1;
    return table.apply(new CustomRule(primal, bars, result, CustomRule.Kind.TRUE), operands);
  }
}
