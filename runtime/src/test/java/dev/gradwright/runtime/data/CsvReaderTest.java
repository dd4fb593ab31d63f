package dev.gradwright.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.runtime.tensor.Precision;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvReaderTest {
  private static final String IRIS = "sepal,petal,kind\n5.1,1.4,setosa\n\n7.0,4.7,versicolor\n";

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  @Test
  void columnsBecomeTensors() throws IOException {
    CsvTable table = CsvReader.withHeader(file(IRIS));
    assertEquals(2, table.rows());
    assertEquals(4.7, table.reals(Precision.F64, "sepal", "petal").get(1, 1));
    assertEquals(List.of("setosa", "versicolor"), table.distinct("kind"));
    assertArrayEquals(new int[] {0, 1}, table.labels("kind", table.distinct("kind")).array());
    assertEquals("setosa", table.text(0, "kind"));
  }

  @Test
  void aColumnIsAVectorAndColumnsAreAMatrix() throws IOException {
    CsvTable table = CsvReader.withHeader(file(IRIS));
    assertEquals("real[2] {5.1, 7.0}", table.floats("sepal").toString());
    assertEquals("real[2] {1.4, 4.7}", table.doubles("petal").toString());
    assertEquals("real[2, 2] {5.1, 1.4, 7.0, 4.7}", table.floatMatrix("sepal", "petal").toString());
    assertEquals("real[2, 1] {1.4, 4.7}", table.doubleMatrix("petal").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5d", "0x1p3", "NaN", "Infinity", "", ".", "1e", "1_000", "--1"})
  void whatIsNoDecimalNumberIsRefused(String field) throws IOException {
    Path file = file("x,y\n1," + field + "\n");
    CsvTable table = CsvReader.withHeader(file);
    String message = file + ":2: column \"y\" is \"" + field + "\", not a number";
    says(message, () -> table.doubles("y"));
  }

  @ParameterizedTest
  @CsvSource({"1e3, 1000", "-.5, -0.5", "+2., 2", "' 7 ', 7", "1.25E-2, 0.0125"})
  void decimalNumbersAreRead(String field, double value) throws IOException {
    assertEquals(value, CsvReader.withHeader(file("x,y\n1," + field + "\n")).doubles("y").get(0));
  }

  @Test
  void numbersThatDoNotFitAreRefused() throws IOException {
    Path file = file("x\n1e39\n1e309\n");
    CsvTable table = CsvReader.withHeader(file);
    says(
        file + ":2: column \"x\" is \"1e39\", not a number that fits into f32",
        () -> table.floats("x"));
    says(
        file + ":3: column \"x\" is \"1e309\", not a number that fits into f64",
        () -> table.doubles("x"));
  }

  @Test
  void columnsOfOneNameAreRefused() throws IOException {
    Path file = file("x,y,x\n1,2,3\n");
    says(
        file + ":1: names two columns \"x\"; each needs its own name",
        () -> CsvReader.withHeader(file));
  }

  @Test
  void columnsWithoutHeaderAreNumbered() throws IOException {
    CsvTable table = CsvReader.withoutHeader(file("1;2\n3;4"), ';');
    assertEquals(List.of("0", "1"), table.header());
    assertArrayEquals(new int[] {2, 4}, table.ints("1").array());
    assertEquals(0, CsvReader.withoutHeader(file(""), ',').rows());
  }

  @Test
  void quotedFieldsHoldSeparatorsLineEndsAndQuotes() throws IOException {
    CsvTable table = CsvReader.withHeader(file("\ufeffa,b\r\n\"x, \"\"y\"\"\nz\",2\r\n\"\",3\r\n"));
    assertEquals("x, \"y\"\nz", table.text(0, "a"));
    assertEquals("", table.text(1, "a"));
  }

  @Test
  void gzipIsDecompressed() throws IOException {
    Path file = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("1,2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("2", CsvReader.withoutHeader(file, ',').text(0, "1"));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 15));
    assertThrows(DataException.class, () -> CsvReader.withoutHeader(file, ','));
  }

  @Test
  void errorsNameFileLineAndColumn() throws IOException {
    Path iris = file(IRIS.replace("4.7", "4,7"));
    says(iris + ":4: has 4 fields, the first row 3", () -> CsvReader.withHeader(iris));
    Path text = file(IRIS.replace("4.7", "four"));
    CsvTable table = CsvReader.withHeader(text);
    says(
        text + ":4: column \"petal\" is \"four\", not a number",
        () -> table.reals(Precision.F32, "petal"));
    says(text + ":2: column \"sepal\" is \"5.1\", not an int", () -> table.ints("sepal"));
    says(
        text + ":4: column \"kind\" is \"versicolor\", not one of setosa",
        () -> table.labels("kind", List.of("setosa")));
    says(
        text + ": has no column \"width\"; its columns are sepal, petal, kind",
        () -> table.ints("width"));
  }

  @Test
  void malformedFilesAreRefused() throws IOException {
    Path file = file("a,b\n1,\"2\n3,4\n");
    says(file + ":2: has a quote that is never closed", () -> CsvReader.withHeader(file));
    file("a,b\n1,\"2\"x\n");
    says(file + ":2: has text after a closing quote", () -> CsvReader.withHeader(file));
    file("");
    says(
        file + ": is empty, a first row should name the columns", () -> CsvReader.withHeader(file));
    Files.write(file, new byte[] {'a', (byte) 0xff, '\n'});
    says(file + ": is not valid UTF-8", () -> CsvReader.withHeader(file));
  }

  private static void says(String message, Executable action) {
    assertEquals(message, assertThrows(DataException.class, action).getMessage());
  }
}
