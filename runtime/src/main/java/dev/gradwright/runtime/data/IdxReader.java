package dev.gradwright.runtime.data;

import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.ShapeException;
import dev.gradwright.runtime.tensor.Tensor;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Reads IDX files, the format of MNIST (Y. LeCun, C. Cortes, C. Burges): a magic number of two
 * zeros, the element type and the rank, the extents as big-endian ints, then the elements. A file
 * that begins as gzip does is decompressed.
 */
public final class IdxReader {
  private final Path file;

  private IdxReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a whole file.
   *
   * @param file plain or gzip
   * @return ints for the types of 8, 16 and 32 bits, floats or doubles for the others
   * @throws DataException naming file and reason if it is no complete IDX file
   * @throws IOException if it cannot be read
   */
  public static Tensor read(Path file) throws IOException {
    return new IdxReader(file).read();
  }

  private Tensor read() throws IOException {
    try (DataInputStream in = new DataInputStream(PlainOrGzip.open(file))) {
      return read(in);
    } catch (EOFException e) {
      throw new DataException(file, "ends inside the header of an IDX file");
    } catch (ZipException | ShapeException e) {
      throw new DataException(file, e.getMessage());
    }
  }

  private Tensor read(DataInputStream in) throws IOException {
    int magic = in.readInt();
    if (magic >>> 16 != 0) {
      throw new DataException(
          file, "begins with " + Integer.toHexString(magic) + ", an IDX file with two zero bytes");
    }
    int[] shape = new int[magic & 0xff];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = in.readInt();
    }
    return switch (magic >>> 8) {
      case 0x08 -> unsignedBytes(elements(in, shape, 1), shape);
      case 0x09 -> bytes(elements(in, shape, 1), shape);
      case 0x0b -> shorts(elements(in, shape, 2), shape);
      case 0x0c -> ints(elements(in, shape, 4), shape);
      case 0x0d -> floats(elements(in, shape, 4), shape);
      case 0x0e -> doubles(elements(in, shape, 8), shape);
      default -> throw new DataException(file, "has elements of the unknown type " + (magic >>> 8));
    };
  }

  private ByteBuffer elements(DataInputStream in, int[] shape, int width) throws IOException {
    long length = width;
    for (int extent : shape) {
      // Below zero or too large: the tensor says so before anything is allocated.
      length = extent < 0 || length > Integer.MAX_VALUE ? Long.MAX_VALUE : length * extent;
    }
    if (length > Tensor.MOST_ELEMENTS) {
      throw new DataException(
          file, "claims a shape of " + Arrays.toString(shape) + ", which no array can hold");
    }
    // Grows as bytes arrive, so that a false claim costs nothing.
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new DataException(
          file,
          "ends after "
              + bytes.length
              + " of the "
              + length
              + " bytes that its shape "
              + Arrays.toString(shape)
              + " needs");
    }
    if (in.read() >= 0) {
      throw new DataException(
          file,
          "goes on after the "
              + length
              + " bytes that its shape "
              + Arrays.toString(shape)
              + " needs");
    }
    return ByteBuffer.wrap(bytes);
  }

  private static IntTensor unsignedBytes(ByteBuffer bytes, int... shape) {
    IntTensor tensor = IntTensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.array()[i] = bytes.get() & 0xff;
    }
    return tensor;
  }

  private static IntTensor bytes(ByteBuffer bytes, int... shape) {
    IntTensor tensor = IntTensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.array()[i] = bytes.get();
    }
    return tensor;
  }

  private static IntTensor shorts(ByteBuffer bytes, int... shape) {
    IntTensor tensor = IntTensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.array()[i] = bytes.getShort();
    }
    return tensor;
  }

  private static IntTensor ints(ByteBuffer bytes, int... shape) {
    IntTensor tensor = IntTensor.zeros(shape);
    bytes.asIntBuffer().get(tensor.array());
    return tensor;
  }

  private static FloatTensor floats(ByteBuffer bytes, int... shape) {
    FloatTensor tensor = FloatTensor.zeros(shape);
    bytes.asFloatBuffer().get(tensor.array());
    return tensor;
  }

  private static DoubleTensor doubles(ByteBuffer bytes, int... shape) {
    DoubleTensor tensor = DoubleTensor.zeros(shape);
    bytes.asDoubleBuffer().get(tensor.array());
    return tensor;
  }
}
