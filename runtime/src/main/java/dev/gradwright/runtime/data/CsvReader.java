package dev.gradwright.runtime.data;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipException;

/**
 * Reads CSV files in UTF-8 (RFC 4180: fields in double quotes may hold separators, line ends and
 * doubled quotes). Empty lines are passed over; every other row must have as many fields as the
 * first. A file that begins as gzip does is decompressed.
 */
public final class CsvReader {
  private static final int END = -1;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final Path file;
  private final char separator;
  private final BufferedReader in;
  private int line = 1;
  private int next;

  private CsvReader(Path file, char separator, BufferedReader in) {
    this.file = file;
    this.separator = separator;
    this.in = in;
  }

  /**
   * Reads a file whose first row names the columns.
   *
   * @param file the file
   * @return its rows
   * @throws DataException naming file and line if it is malformed
   * @throws IOException if it cannot be read
   */
  public static CsvTable withHeader(Path file) throws IOException {
    return withHeader(file, ',');
  }

  /**
   * Reads a file whose first row names the columns.
   *
   * @param file the file
   * @param separator between fields
   * @return its rows
   * @throws DataException naming file and line if it is malformed
   * @throws IOException if it cannot be read
   */
  public static CsvTable withHeader(Path file, char separator) throws IOException {
    List<CsvRow> rows = read(file, separator);
    if (rows.isEmpty()) {
      throw new DataException(file, "is empty, a first row should name the columns");
    }
    requireDistinct(file, rows.get(0));
    return new CsvTable(file, rows.get(0).fields(), rows.subList(1, rows.size()));
  }

  private static void requireDistinct(Path file, CsvRow header) throws DataException {
    Set<String> names = new HashSet<>();
    for (String name : header.fields()) {
      if (!names.add(name)) {
        throw new DataException(
            file, header.line(), "names two columns \"" + name + "\"; each needs its own name");
      }
    }
  }

  /**
   * Reads a file of rows alone; its columns are named {@code 0}, {@code 1} and so on.
   *
   * @param file the file
   * @param separator between fields
   * @return its rows
   * @throws DataException naming file and line if it is malformed
   * @throws IOException if it cannot be read
   */
  public static CsvTable withoutHeader(Path file, char separator) throws IOException {
    List<CsvRow> rows = read(file, separator);
    int columns = rows.isEmpty() ? 0 : rows.get(0).fields().size();
    return new CsvTable(
        file, IntStream.range(0, columns).mapToObj(Integer::toString).toList(), rows);
  }

  private static List<CsvRow> read(Path file, char separator) throws IOException {
    // A decoder, unlike a charset, refuses malformed input.
    try (InputStream bytes = PlainOrGzip.open(file);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
      return new CsvReader(file, separator, in).rows();
    } catch (ZipException | EOFException e) {
      throw new DataException(file, "is gzip, but damaged: " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new DataException(file, "is not valid UTF-8");
    }
  }

  private List<CsvRow> rows() throws IOException {
    List<CsvRow> rows = new ArrayList<>();
    next = in.read();
    if (next == BYTE_ORDER_MARK) {
      next = in.read();
    }
    while (next != END) {
      CsvRow row = row();
      if (row.fields().size() > 1 || !row.fields().get(0).isBlank()) {
        requireWidth(rows, row);
        rows.add(row);
      }
    }
    return rows;
  }

  private void requireWidth(List<CsvRow> rows, CsvRow row) throws DataException {
    if (!rows.isEmpty() && rows.get(0).fields().size() != row.fields().size()) {
      throw new DataException(
          file,
          row.line(),
          "has " + row.fields().size() + " fields, the first row " + rows.get(0).fields().size());
    }
  }

  private CsvRow row() throws IOException {
    int begin = line;
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (next == separator) {
      next = in.read();
      fields.add(field());
    }
    endOfRow();
    return new CsvRow(begin, fields);
  }

  private void endOfRow() throws IOException {
    if (next == '\r') {
      next = in.read();
      if (next != '\n') {
        line++;
        return;
      }
    }
    if (next == '\n') {
      next = in.read();
      line++;
    } else if (next != END) {
      throw new DataException(file, line, "has text after a closing quote");
    }
  }

  private String field() throws IOException {
    if (next == '"') {
      return quoted();
    }
    StringBuilder text = new StringBuilder();
    while (next != separator && next != '\n' && next != '\r' && next != END) {
      text.append((char) next);
      next = in.read();
    }
    return text.toString();
  }

  private String quoted() throws IOException {
    int begin = line;
    StringBuilder text = new StringBuilder();
    next = in.read();
    while (true) {
      if (next == END) {
        throw new DataException(file, begin, "has a quote that is never closed");
      }
      if (next == '"') {
        next = in.read();
        if (next != '"') {
          return text.toString();
        }
      }
      line += next == '\n' ? 1 : 0;
      text.append((char) next);
      next = in.read();
    }
  }
}
