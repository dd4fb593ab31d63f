package dev.gradwright.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.Precision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdxReaderTest {
  private static final String TWO_BY_THREE = "00000802 00000002 00000003 000102 0304ff";

  @TempDir Path folder;

  private Path file(String hex) throws IOException {
    return Files.write(folder.resolve("a.idx"), HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @Test
  void bytesAreUnsigned() throws IOException {
    IntTensor tensor = (IntTensor) IdxReader.read(file(TWO_BY_THREE));
    assertArrayEquals(new int[] {2, 3}, tensor.shape());
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 255}, tensor.array());
    assertEquals(1, Reals.scaled(tensor, Precision.F32, 1 / 255.0).get(1, 2));
  }

  @Test
  void gzipIsKnownByItsFirstBytes() throws IOException {
    byte[] plain = Files.readAllBytes(file(TWO_BY_THREE));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    Path file = Files.write(folder.resolve("b.idx"), packed.toByteArray());
    assertEquals(255, ((IntTensor) IdxReader.read(file)).get(1, 2));
    Files.write(file, java.util.Arrays.copyOf(packed.toByteArray(), 20));
    assertThrows(DataException.class, () -> IdxReader.read(file));
  }

  @Test
  void everyElementTypeIsRead() throws IOException {
    assertEquals(-1, ((IntTensor) IdxReader.read(file("00000901 00000001 ff"))).get(0));
    assertEquals(-2, ((IntTensor) IdxReader.read(file("00000b01 00000001 fffe"))).get(0));
    assertEquals(65536, ((IntTensor) IdxReader.read(file("00000c01 00000001 00010000"))).get(0));
    assertEquals(1.5, ((FloatTensor) IdxReader.read(file("00000d01 00000001 3fc00000"))).get(0));
    assertEquals(-2, ((DoubleTensor) IdxReader.read(file("00000e00 c000000000000000"))).get());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00000802 0000 | ends inside the header of an IDX file",
        "'' | ends inside the header of an IDX file",
        "89504e47 0d0a | begins with 89504e47, an IDX file with two zero bytes",
        "00010803 00000001 | begins with 10803, an IDX file with two zero bytes",
        "00000702 00000001 00000001 00 | has elements of the unknown type 7",
        "00000802 00000002 00000003 0001020304 | ends after 5 of the 6 bytes that its shape [2, 3] needs",
        "00000802 00000002 00000003 00010203040506 | goes on after the 6 bytes that its shape [2, 3] needs",
        "00000802 7fffffff 7fffffff 00 | claims a shape of [2147483647, 2147483647], which no array can hold",
        "00000801 ffffffff 00 | claims a shape of [-1], which no array can hold",
        "00000801 7fffff00 00 | ends after 1 of the 2147483392 bytes that its shape [2147483392] needs",
      })
  void hostileFilesAreRefusedByNameAndReason(String hex, String reason) throws IOException {
    Path file = file(hex);
    assertEquals(
        file + ": " + reason,
        assertThrows(DataException.class, () -> IdxReader.read(file)).getMessage());
  }
}
