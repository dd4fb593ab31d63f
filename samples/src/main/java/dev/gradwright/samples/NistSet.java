package dev.gradwright.samples;

import dev.gradwright.runtime.data.CsvReader;
import dev.gradwright.runtime.data.CsvTable;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/**
 * A data set of NIST: what is to be fitted, how, from where, and what is certified.
 *
 * @param fit leads from a start to the parameters
 */
record NistSet(
    String name,
    LeastSquares squares,
    UnaryOperator<RealVector> fit,
    List<Start> starts,
    RealVector values,
    RealVector deviations) {

  /** Where a fit begins, and what that is called. */
  record Start(String name, RealVector at) {}

  /** A set for nonlinear regression, with the two starts that NIST states for it. */
  static NistSet curve(String name, ModelType type) throws IOException {
    CsvTable certified = table("certified");
    LeastSquares squares = squares(name, type);
    return new NistSet(
        name,
        squares,
        squares::minimum,
        List.of(
            new Start("start 1", of(name, certified, "start1")),
            new Start("start 2", of(name, certified, "start2"))),
        of(name, certified, "value"),
        of(name, certified, "deviation"));
  }

  /** A set for linear regression: a step of Gauss and Newton leads to its end from anywhere. */
  static NistSet linear(String name, ModelType type) throws IOException {
    CsvTable certified = table("certified-linear");
    LeastSquares squares = squares(name, type);
    RealVector values = of(name, certified, "value");
    return new NistSet(
        name,
        squares,
        squares::step,
        List.of(new Start("zero", new ArrayRealVector(values.getDimension()))),
        values,
        of(name, certified, "deviation"));
  }

  private static CsvTable table(String name) throws IOException {
    return CsvReader.withHeader(Samples.data("nist/" + name + ".csv"));
  }

  private static LeastSquares squares(String name, ModelType type) throws IOException {
    CsvTable observed = table(name);
    List<String> predictors = observed.header().stream().filter(c -> !c.equals("y")).toList();
    return new LeastSquares(
        type.create(type.initialise(0), observed.rows()),
        columns(observed, predictors),
        columns(observed, List.of("y")));
  }

  /** One column is a vector, several are a matrix. */
  private static Tensor columns(CsvTable table, List<String> columns) throws IOException {
    return columns.size() == 1
        ? table.doubles(columns.get(0))
        : table.doubleMatrix(columns.toArray(String[]::new));
  }

  private static RealVector of(String name, CsvTable certified, String column) throws IOException {
    List<String> names = certified.distinct("set");
    int[] sets = certified.labels("set", names).array();
    DoubleTensor all = certified.doubles(column);
    return new ArrayRealVector(
        IntStream.range(0, certified.rows())
            .filter(row -> sets[row] == names.indexOf(name))
            .mapToDouble(row -> all.get(row))
            .toArray());
  }
}
