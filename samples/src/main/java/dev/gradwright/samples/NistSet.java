package dev.gradwright.samples;

import dev.gradwright.runtime.data.CsvReader;
import dev.gradwright.runtime.data.CsvTable;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.Precision;
import dev.gradwright.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/** A data set of NIST: what is to be fitted, from where, and what is certified. */
record NistSet(
    String name,
    LeastSquares squares,
    List<RealVector> starts,
    RealVector values,
    RealVector deviations) {

  static NistSet read(String name, ModelType type) throws IOException {
    CsvTable observed = CsvReader.withHeader(Samples.data("nist/" + name + ".csv"));
    CsvTable certified = CsvReader.withHeader(Samples.data("nist/certified.csv"));
    int n = observed.rows();
    return new NistSet(
        name,
        new LeastSquares(
            type.create(type.initialise(0), n), column(observed, "x"), column(observed, "y")),
        List.of(of(name, certified, "start1"), of(name, certified, "start2")),
        of(name, certified, "value"),
        of(name, certified, "deviation"));
  }

  private static Tensor column(CsvTable table, String column) throws IOException {
    DoubleTensor matrix = (DoubleTensor) table.reals(Precision.F64, column);
    return DoubleTensor.of(matrix.array(), table.rows());
  }

  private static RealVector of(String name, CsvTable certified, String column) throws IOException {
    List<String> names = certified.distinct("set");
    int[] sets = certified.labels("set", names).array();
    DoubleTensor all = (DoubleTensor) certified.reals(Precision.F64, column);
    return new ArrayRealVector(
        IntStream.range(0, certified.rows())
            .filter(row -> sets[row] == names.indexOf(name))
            .mapToDouble(row -> all.get(row, 0))
            .toArray());
  }
}
