package dev.gradwright.compiler.op;

import dev.gradwright.compiler.type.TensorType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One row of {@code operators/NAME.csv}: how to apply the operator, to what, and the result. */
public record ValueRow(String place, String construct, List<Written> operands, Written result) {

  public List<TensorType> types() {
    return operands.stream().map(Written::type).toList();
  }

  /** All rows of a file. */
  static List<ValueRow> of(String name) {
    String path = "/operators/" + name + ".csv";
    List<ValueRow> rows = new ArrayList<>();
    List<String> lines = lines(path);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("#")) {
        rows.add(parse(name + ".csv:" + (i + 1), lines.get(i)));
      }
    }
    return rows;
  }

  /** The lines of a resource. */
  public static List<String> lines(String path) {
    try (InputStream in = ValueRow.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new AssertionError("an operator without value rows: " + path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ValueRow parse(String place, String line) {
    List<String> cells = Arrays.stream(line.split(";", -1)).map(String::strip).toList();
    int last = cells.size() - 1;
    return new ValueRow(
        place,
        cells.get(0),
        cells.subList(1, last).stream().map(Written::parse).toList(),
        Written.parse(cells.get(last)));
  }
}
