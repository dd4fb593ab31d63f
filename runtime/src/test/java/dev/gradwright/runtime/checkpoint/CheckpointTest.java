package dev.gradwright.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.runtime.initialise.Initialisers;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.optimise.Adam;
import dev.gradwright.runtime.optimise.LossScale;
import dev.gradwright.runtime.optimise.Optimizer;
import dev.gradwright.runtime.optimise.Sgd;
import dev.gradwright.runtime.random.Draws;
import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckpointTest {
  private static final int HEADER_AT = 8;

  @TempDir Path folder;

  /** Wide enough for several chunks, with a scalar and an empty tensor. */
  private static Parameters parameters(long seed) {
    List<Parameter> list =
        List.of(
            new Parameter("fc.w", FloatTensor.zeros(130, 150)),
            new Parameter("scale", DoubleTensor.scalar(0)),
            new Parameter("none", FloatTensor.zeros(0, 3)),
            new Parameter("u", DoubleTensor.zeros(9000)));
    list.forEach(p -> Initialisers.normal(p.value(), RandomStream.of(seed, p.path()), 0, 1));
    return () -> list;
  }

  private static double[] bits(Parameters parameters) {
    double[] all = new double[parameters.flat().size()];
    parameters.flat().copyTo(all);
    return all;
  }

  private static void train(Optimizer optimizer, Parameters parameters, int from, int to) {
    for (int step = from; step < to; step++) {
      optimizer.step(parameters, parameters(1000 + step));
    }
  }

  @Test
  void resumedRunHasTheBitsOfTheUninterruptedOne() throws IOException {
    Parameters whole = parameters(1);
    train(Adam.rate(0.01), whole, 0, 10);

    Path file = folder.resolve("run.safetensors");
    Parameters first = parameters(1);
    Optimizer adam = Adam.rate(0.01);
    train(adam, first, 0, 4);
    Checkpoint.write(file, first, adam, new Position(-7, 2, 40));

    Parameters second = parameters(99);
    Optimizer resumed = Adam.rate(0.01);
    assertEquals(new Position(-7, 2, 40), Checkpoint.read(file, second, resumed));
    assertEquals(4, resumed.steps());
    train(resumed, second, 4, 10);
    assertArrayEquals(bits(whole), bits(second));
  }

  /** Steps with gradients of a scaled loss, every third of which overflow at the first scales. */
  private static void train(
      LossScale scale, Optimizer sgd, Parameters parameters, int from, int to) {
    for (int step = from; step < to; step++) {
      Parameters gradients = parameters(1000 + step);
      boolean overflows = step % 3 == 0 && scale.factor() > 0x1p13;
      gradients.list().get(1).value().set(0, overflows ? Double.POSITIVE_INFINITY : step);
      if (scale.unscale(gradients)) {
        sgd.step(parameters, gradients);
      }
    }
  }

  @Test
  void resumedRunScalesItsLossAsTheUninterruptedOne() throws IOException {
    Parameters whole = parameters(1);
    LossScale steady = LossScale.dynamic();
    train(steady, Adam.rate(0.01), whole, 0, 10);

    Path file = folder.resolve("scaled.safetensors");
    Parameters first = parameters(1);
    Optimizer adam = Adam.rate(0.01);
    LossScale scale = LossScale.dynamic();
    train(scale, adam, first, 0, 4);
    Checkpoint.write(file, first, adam, scale, new Position(1, 0, 4));

    Parameters second = parameters(99);
    Optimizer resumed = Adam.rate(0.01);
    LossScale restored = LossScale.dynamic();
    assertEquals(new Position(1, 0, 4), Checkpoint.read(file, second, resumed, restored));
    assertEquals(scale.factor(), restored.factor());
    assertEquals(scale.goodSteps(), restored.goodSteps());
    assertEquals(2, restored.skippedSteps());
    train(restored, resumed, second, 4, 10);
    assertEquals(steady.toString(), restored.toString());
    assertArrayEquals(bits(whole), bits(second));
  }

  @Test
  void aRunWithoutAScaleIsRefusedWhereOneIsWanted() throws IOException {
    Path file = folder.resolve("plain.safetensors");
    Optimizer sgd = Sgd.rate(0.1);
    Checkpoint.write(file, parameters(1), sgd, new Position(1, 0, 4));
    Parameters kept = parameters(2);
    LossScale scale = LossScale.fixed(8);
    CheckpointException refused =
        assertThrows(
            CheckpointException.class, () -> Checkpoint.read(file, kept, Sgd.rate(0.1), scale));
    assertTrue(refused.getMessage().contains("scales no loss"), refused.getMessage());
    assertArrayEquals(bits(parameters(2)), bits(kept));
    assertEquals(8, scale.factor());
  }

  @Test
  void fileIsReplacedAndNothingIsLeftBeside() throws IOException {
    Path file = folder.resolve("p.safetensors");
    Files.writeString(file, "old");
    Checkpoint.writeParameters(file, parameters(1));
    Parameters read = parameters(2);
    Checkpoint.readParameters(file, read);
    assertArrayEquals(bits(parameters(1)), bits(read));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void failedWriteLeavesTheOldFileAndNothingBeside() throws IOException {
    Path directory = Files.createDirectories(folder.resolve("taken").resolve("inside")).getParent();
    assertThrows(IOException.class, () -> Checkpoint.writeParameters(directory, parameters(1)));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(directory), files.toList());
    }
  }

  @Test
  void equalRunsWriteEqualBytes() throws IOException {
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    Checkpoint.writeParameters(a, parameters(1));
    Checkpoint.writeParameters(b, parameters(1));
    assertEquals(-1, Files.mismatch(a, b));
    Checkpoint.writeParameters(b, parameters(2));
    assertTrue(Files.mismatch(a, b) >= 0);
  }

  @Test
  void headerIsThatOfTheFormat() throws IOException {
    Path file = folder.resolve("small");
    Parameters small = () -> List.of(new Parameter("w", FloatTensor.of(new float[] {1, 2}, 1, 2)));
    Checkpoint.writeParameters(file, small);
    byte[] bytes = Files.readAllBytes(file);
    // CRC-32C of the header without its note and of the eight bytes behind it, from another tool.
    String json =
        "{\"__metadata__\":{\"crc32c\":\"ca6c5e63\"},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
    int length = (json.length() + 7) / 8 * 8;
    assertEquals(length, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
    assertEquals(json, new String(bytes, HEADER_AT, length, StandardCharsets.UTF_8).strip());
    assertEquals(
        2, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(HEADER_AT + length + 4));
  }

  @Test
  void parametersAreReadFromARunToo() throws IOException {
    Path file = folder.resolve("run");
    Optimizer adam = Adam.rate(0.01);
    Checkpoint.write(file, parameters(1), adam, new Position(0, 0, 0));
    Parameters read = parameters(2);
    Checkpoint.readParameters(file, read);
    assertArrayEquals(bits(parameters(1)), bits(read));
  }

  @Test
  void anotherOptimizerIsRefused() throws IOException {
    Path file = folder.resolve("run");
    Parameters p = parameters(1);
    Checkpoint.write(file, p, Sgd.rate(0.1), new Position(0, 0, 0));
    refuses(file, "was written with the optimizer sgd, not adam", p, Adam.rate(0.1));
    String settings = "was written with other settings of the optimizer, which ";
    Optimizer classical = Sgd.rate(0.1).momentum(0.9);
    refuses(file, settings + "does not remember \"fc.w/velocity\"", p, classical);
    Checkpoint.write(file, p, classical, new Position(0, 0, 0));
    refuses(file, settings + "remembers \"fc.w/velocity\"", p, Sgd.rate(0.1));
  }

  @Test
  void parametersAloneAreNoRun() throws IOException {
    Path file = folder.resolve("parameters");
    Parameters p = parameters(1);
    Checkpoint.writeParameters(file, p);
    String reason = "is no checkpoint of a run; parameters alone are read by readParameters";
    refuses(file, reason, p, Adam.rate(0.1));
  }

  private static void refuses(
      Path file, String reason, Parameters parameters, Optimizer optimizer) {
    double[] before = bits(parameters);
    Exception e =
        assertThrows(CheckpointException.class, () -> Checkpoint.read(file, parameters, optimizer));
    assertEquals(file + ": " + reason, e.getMessage());
    assertArrayEquals(before, bits(parameters));
    assertEquals(0, optimizer.steps());
  }

  @Test
  void anotherModelIsRefusedByName() throws IOException {
    Path file = folder.resolve("p");
    Parameters written =
        () ->
            List.of(
                new Parameter("w", FloatTensor.zeros(2, 3)),
                new Parameter("b", FloatTensor.zeros(3)));
    Checkpoint.writeParameters(file, written);
    assertRefused(
        file,
        "is of another model: it holds \"w\" as F32[2, 3], the model's is F32[3, 2]",
        new Parameter("w", FloatTensor.zeros(3, 2)),
        new Parameter("b", FloatTensor.zeros(3)));
    assertRefused(
        file,
        "is of another model: it holds \"b\" as F32[3], the model's is F64[3]",
        new Parameter("w", FloatTensor.zeros(2, 3)),
        new Parameter("b", DoubleTensor.zeros(3)));
    assertRefused(
        file,
        "is of another model: it has a tensor \"b\", which the model has not",
        new Parameter("w", FloatTensor.zeros(2, 3)));
    assertRefused(
        file,
        "is of another model: it has no tensor \"c\"",
        new Parameter("w", FloatTensor.zeros(2, 3)),
        new Parameter("b", FloatTensor.zeros(3)),
        new Parameter("c", FloatTensor.zeros(3)));
  }

  private static void assertRefused(Path file, String reason, Parameter... parameters) {
    Parameters p = () -> List.of(parameters);
    p.flat().set(0, 5);
    Exception e = assertThrows(CheckpointException.class, () -> Checkpoint.readParameters(file, p));
    assertEquals(file + ": " + reason, e.getMessage());
    assertEquals(5, p.flat().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}x | has a corrupt header: it goes on after its end at character 54",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | is corrupt: its header describes 4 bytes of data, the file holds 8",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}} | has a corrupt header: it gives \"w\" the offsets [8, 0]",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}} | has a corrupt header: it lacks a value at character 48",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[9007199254740992],\"data_offsets\":[0,8]}} | has a corrupt header: it lacks a value at character 29",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"v\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | has a corrupt header: it places \"v\" at byte 4, overlapping, expected 8",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | has a corrupt header: it places \"w\" at byte 4, leaving a gap, expected 0",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,8]}} | is of another model: it holds \"w\" as F32[2, 2], the model's is F32[2]",
        "{\"w\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,8]}} | is of another model: it holds \"w\" as BF16[2], the model's is F32[2]",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"w\":1} | has a corrupt header: it names \"w\" twice",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2]}} | has a corrupt header: it gives \"w\" other fields than dtype, shape and data_offsets",
        "{\"w\":[[[[[[[[[[[1]]]]]]]]]]]} | has a corrupt header: it nests deeper than 8",
        "{\"w\":\"F32 | has a corrupt header: it lacks a closing quote at character 9",
        "{\"w\":7} | has a corrupt header: it describes \"w\" in another form",
        "[] | has a corrupt header: it lacks '{' at character 0",
      })
  void hostileHeadersAreRefused(String json, String reason) throws IOException {
    Path file = folder.resolve("hostile");
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(header.length).put(header).array());
    assertRefused(file, reason, new Parameter("w", FloatTensor.zeros(2)));
  }

  @ParameterizedTest
  @CsvSource({"-1", "100000001", "9223372036854775807", "1000"})
  void hugeHeaderLengthsAreRefusedUnread(long length) throws IOException {
    Path file = folder.resolve("huge");
    Files.write(
        file, ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
    String claim = Long.toUnsignedString(length);
    assertRefused(
        file,
        "is truncated or corrupt: it claims a header of " + claim + " bytes and has 64",
        new Parameter("w", FloatTensor.zeros(2)));
  }

  @Test
  void fileCutAnywhereIsRefused() throws IOException {
    Path file = folder.resolve("cut");
    Parameters p = three(1, 2, 3);
    Optimizer adam = Adam.rate(0.1);
    Checkpoint.write(file, p, adam, new Position(1, 2, 3));
    byte[] whole = Files.readAllBytes(file);
    Parameters read = three(7, 8, 9);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(
          CheckpointException.class,
          () -> Checkpoint.read(file, read, Adam.rate(0.1)),
          "cut at " + length);
      assertArrayEquals(new double[] {7, 8, 9}, bits(read), "cut at " + length);
    }
    Files.write(file, whole);
    Checkpoint.read(file, read, Adam.rate(0.1));
    assertArrayEquals(new double[] {1, 2, 3}, bits(read));
  }

  private static Parameters three(float a, float b, float c) {
    List<Parameter> list = List.of(new Parameter("w", FloatTensor.of(new float[] {a, b, c}, 3)));
    return () -> list;
  }

  @Test
  void cutFileIsToldFromAnotherModel() throws IOException {
    Path file = folder.resolve("cut");
    Checkpoint.writeParameters(file, () -> List.of(new Parameter("w", FloatTensor.zeros(3))));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 7));
    assertRefused(
        file,
        "is truncated: its header describes 12 bytes of data, the file holds 5",
        new Parameter("w", FloatTensor.zeros(3)));
  }

  @Test
  void everyBitOfARunCounts() throws IOException {
    Path file = folder.resolve("damaged");
    Parameters written = drawing(3, -5);
    Checkpoint.write(file, written, Sgd.rate(0.1).momentum(0.9), new Position(1, 2, 3));
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      Parameters read = drawing(7, 2);
      Exception e =
          assertThrows(
              CheckpointException.class,
              () -> Checkpoint.read(file, read, Sgd.rate(0.1).momentum(0.9)),
              "bit " + bit);
      assertTrue(e.getMessage().startsWith(file + ": "), e::getMessage);
      assertEquals(7, read.flat().get(0));
      assertEquals(2, read.draws().seed());
    }
  }

  @Test
  void damagedNumbersAreFoundByTheChecksum() throws IOException {
    Path file = folder.resolve("damaged");
    Parameters p = () -> List.of(new Parameter("w", FloatTensor.of(new float[] {1, 2}, 1, 2)));
    Checkpoint.writeParameters(file, p);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 3] ^= 1;
    Files.write(file, bytes);
    Exception e = assertThrows(CheckpointException.class, () -> Checkpoint.readParameters(file, p));
    assertTrue(
        e.getMessage()
            .matches(".*: is corrupt: its checksum is [0-9a-f]{8}, its header says ca6c5e63"),
        e::getMessage);
  }

  @Test
  void missingFileIsNamed() {
    Path file = folder.resolve("absent");
    assertThrows(NoSuchFileException.class, () -> Checkpoint.readParameters(file, parameters(1)));
  }

  /** One parameter, one state, and draws. */
  private static Parameters drawing(double value, long seed) {
    List<Parameter> list = List.of(new Parameter("w", DoubleTensor.scalar(value)));
    List<Parameter> state = List.of(new Parameter("bn.runMean", DoubleTensor.scalar(-value)));
    Draws draws = Draws.of(seed);
    return new Parameters() {
      @Override
      public List<Parameter> list() {
        return list;
      }

      @Override
      public List<Parameter> state() {
        return state;
      }

      @Override
      public Draws draws() {
        return draws;
      }
    };
  }

  @Test
  void aRunKeepsStateAndDraws() throws IOException {
    Path file = folder.resolve("run.safetensors");
    Parameters written = drawing(3, -5);
    written.draws().advance();
    Checkpoint.write(file, written, Adam.rate(0.1), new Position(1, 0, 1));
    Parameters read = drawing(0, 0);
    Checkpoint.read(file, read, Adam.rate(0.1));
    assertEquals(-3, read.state().get(0).value().get(0));
    assertEquals(-5, read.draws().seed());
    assertEquals(1, read.draws().step());
  }

  @Test
  void aRunWithoutTheDrawsOfTheModelIsRefusedWhole() throws IOException {
    Path file = folder.resolve("run.safetensors");
    Parameters drawing = drawing(3, -5);
    List<Parameter> tensors = List.of(drawing.list().get(0), drawing.state().get(0));
    Checkpoint.write(file, () -> tensors, Sgd.rate(0.1), new Position(1, 0, 1));
    Parameters read = drawing(7, 2);
    Exception e =
        assertThrows(CheckpointException.class, () -> Checkpoint.read(file, read, Sgd.rate(0.1)));
    assertTrue(
        e.getMessage()
            .endsWith("another model, which draws no random numbers: it has no draws.seed"),
        e::getMessage);
    assertEquals(7, read.list().get(0).value().get(0));
  }
}
