package dev.gradwright.runtime.data;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Precision;
import dev.gradwright.runtime.tensor.RealTensor;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The fields of a CSV file by row and column; every error names file, line and column. */
public final class CsvTable {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?");

  private final Path file;
  private final List<String> header;
  private final List<CsvRow> rows;

  CsvTable(Path file, List<String> header, List<CsvRow> rows) {
    this.file = file;
    this.header = List.copyOf(header);
    this.rows = List.copyOf(rows);
  }

  /**
   * The names of the columns.
   *
   * @return from the first line, or {@code 0}, {@code 1}, ... for a file without header
   */
  public List<String> header() {
    return header;
  }

  /**
   * How many rows, the header not counted.
   *
   * @return at least 0
   */
  public int rows() {
    return rows.size();
  }

  /**
   * One field.
   *
   * @param row from 0
   * @param column its name
   * @return its text without quotes
   * @throws DataException if there is no such column
   */
  public String text(int row, String column) throws DataException {
    return rows.get(row).fields().get(index(column));
  }

  /**
   * Columns of reals.
   *
   * @param precision of the result
   * @param columns their names
   * @return a tensor [rows, columns]
   * @throws DataException if there is no such column or a field is no number of that precision
   */
  public RealTensor reals(Precision precision, String... columns) throws DataException {
    RealTensor tensor = precision.zeros(rows.size(), columns.length);
    for (int c = 0; c < columns.length; c++) {
      fill(tensor, c, columns.length, index(columns[c]));
    }
    return tensor;
  }

  /**
   * Columns of reals in f32.
   *
   * @param columns their names
   * @return a tensor [rows, columns]
   * @throws DataException if there is no such column or a field is no number of that precision
   */
  public FloatTensor floatMatrix(String... columns) throws DataException {
    return (FloatTensor) reals(Precision.F32, columns);
  }

  /**
   * Columns of reals in f64.
   *
   * @param columns their names
   * @return a tensor [rows, columns]
   * @throws DataException if there is no such column or a field is no number
   */
  public DoubleTensor doubleMatrix(String... columns) throws DataException {
    return (DoubleTensor) reals(Precision.F64, columns);
  }

  /**
   * A column of reals in f32.
   *
   * @param column its name
   * @return a tensor [rows]
   * @throws DataException if there is no such column or a field is no number of that precision
   */
  public FloatTensor floats(String column) throws DataException {
    FloatTensor tensor = FloatTensor.zeros(rows.size());
    fill(tensor, 0, 1, index(column));
    return tensor;
  }

  /**
   * A column of reals in f64.
   *
   * @param column its name
   * @return a tensor [rows]
   * @throws DataException if there is no such column or a field is no number
   */
  public DoubleTensor doubles(String column) throws DataException {
    DoubleTensor tensor = DoubleTensor.zeros(rows.size());
    fill(tensor, 0, 1, index(column));
    return tensor;
  }

  private void fill(RealTensor tensor, int begin, int stride, int column) throws DataException {
    for (int r = 0; r < rows.size(); r++) {
      int at = begin + r * stride;
      tensor.set(at, real(rows.get(r), column));
      if (Double.isInfinite(tensor.get(at))) {
        throw wrong(rows.get(r), column, "a number that fits into " + tensor.precision());
      }
    }
  }

  /** Decimal numbers alone: Java's hexadecimal ones, its suffixes and its NaN are typing errors. */
  private double real(CsvRow row, int column) throws DataException {
    String field = row.fields().get(column).strip();
    if (!NUMBER.matcher(field).matches()) {
      throw wrong(row, column, "a number");
    }
    return Double.parseDouble(field);
  }

  /**
   * A column of ints.
   *
   * @param column its name
   * @return a tensor [rows]
   * @throws DataException if there is no such column or a field is no int
   */
  public IntTensor ints(String column) throws DataException {
    int index = index(column);
    IntTensor tensor = IntTensor.zeros(rows.size());
    for (int r = 0; r < rows.size(); r++) {
      try {
        tensor.array()[r] = Integer.parseInt(rows.get(r).fields().get(index).strip());
      } catch (NumberFormatException e) {
        throw wrong(rows.get(r), index, "an int");
      }
    }
    return tensor;
  }

  /**
   * A column of names as their positions in a list.
   *
   * @param column its name
   * @param classes all names that may occur
   * @return a tensor [rows]
   * @throws DataException if there is no such column or a field is none of the names
   */
  public IntTensor labels(String column, List<String> classes) throws DataException {
    int index = index(column);
    IntTensor tensor = IntTensor.zeros(rows.size());
    for (int r = 0; r < rows.size(); r++) {
      int label = classes.indexOf(rows.get(r).fields().get(index));
      if (label < 0) {
        throw wrong(rows.get(r), index, "one of " + String.join(", ", classes));
      }
      tensor.array()[r] = label;
    }
    return tensor;
  }

  /**
   * The distinct fields of a column.
   *
   * @param column its name
   * @return in their natural order
   * @throws DataException if there is no such column
   */
  public List<String> distinct(String column) throws DataException {
    int index = index(column);
    return rows.stream().map(row -> row.fields().get(index)).distinct().sorted().toList();
  }

  private int index(String column) throws DataException {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new DataException(
          file, "has no column \"" + column + "\"; its columns are " + String.join(", ", header));
    }
    return index;
  }

  private DataException wrong(CsvRow row, int column, String wanted) {
    String found = "\"" + row.fields().get(column) + "\"";
    return new DataException(
        file, row.line(), "column \"" + header.get(column) + "\" is " + found + ", not " + wanted);
  }
}
