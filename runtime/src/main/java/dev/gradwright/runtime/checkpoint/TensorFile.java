package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file: eight bytes with the header's length, the header, the elements; all
 * little-endian. A checksum of all the rest stands in the header.
 */
final class TensorFile {
  // What the reference implementation accepts.
  private static final long LONGEST_HEADER = 100_000_000;
  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

  TensorFile(Path file) {
    this.file = file;
  }

  /**
   * Writes beside the file and renames, so that at any moment the old or the new content is there.
   */
  void write(List<Parameter> tensors, Map<String, String> notes) throws IOException {
    Path target = file.toAbsolutePath();
    Path beside = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        write(channel, tensors, notes);
        channel.force(true);
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void write(FileChannel channel, List<Parameter> tensors, Map<String, String> notes)
      throws IOException {
    String json = summed(tensors, notes).toJson();
    int bytes = json.getBytes(StandardCharsets.UTF_8).length;
    // Spaces align the elements to eight bytes, as the format asks.
    byte[] header = (json + " ".repeat(-bytes & 7)).getBytes(StandardCharsets.UTF_8);
    drain(channel, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, header.length));
    drain(channel, ByteBuffer.wrap(header));
    for (Parameter tensor : tensors) {
      spell(tensor.value(), elements -> drain(channel, elements));
    }
  }

  /** A header with the checksum of what follows it. */
  private Header summed(List<Parameter> tensors, Map<String, String> notes) throws IOException {
    Checksum checksum = Checksum.of(Header.of(tensors, notes));
    for (Parameter tensor : tensors) {
      spell(tensor.value(), checksum::update);
    }
    Map<String, String> more = new LinkedHashMap<>(notes);
    more.put(Checksum.NOTE, checksum.toString());
    return Header.of(tensors, more);
  }

  /** Takes the bytes of a tensor, chunk by chunk. */
  @FunctionalInterface
  private interface Sink {
    void accept(ByteBuffer elements) throws IOException;
  }

  private void spell(RealTensor tensor, Sink sink) throws IOException {
    int perChunk = CHUNK / tensor.precision().bytes();
    for (int at = 0; at < tensor.size(); at += perChunk) {
      int count = Math.min(perChunk, tensor.size() - at);
      buffer.clear();
      if (tensor instanceof FloatTensor floats) {
        buffer.asFloatBuffer().put(floats.array(), at, count);
      } else if (tensor instanceof DoubleTensor doubles) {
        buffer.asDoubleBuffer().put(doubles.array(), at, count);
      }
      sink.accept(buffer.limit(count * tensor.precision().bytes()));
    }
  }

  private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * The notes of a file that holds tensors of exactly these paths, types and shapes, whose elements
   * are then copied in.
   */
  Map<String, String> read(List<Parameter> tensors, HeaderCheck check) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = headerLength(channel);
      Header header = header(channel, length);
      requireSum(channel, header);
      check.accept(header);
      List<RealTensor> staged = new ArrayList<>();
      for (Parameter tensor : tensors) {
        channel.position(8 + length + header.entries().get(tensor.path()).begin());
        staged.add(read(channel, tensor.value()));
      }
      for (int i = 0; i < staged.size(); i++) {
        tensors.get(i).value().copyFrom(staged.get(i));
      }
      return header.notes();
    } catch (EOFException e) {
      throw new CheckpointException(file, "is truncated");
    }
  }

  /** Throws if a header is not what is read for. */
  @FunctionalInterface
  interface HeaderCheck {
    void accept(Header header) throws CheckpointException;
  }

  private long headerLength(FileChannel channel) throws IOException {
    if (channel.size() < 8) {
      throw new CheckpointException(
          file, "is truncated: " + channel.size() + " bytes are no safetensors file");
    }
    ByteBuffer first = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    fill(channel, first);
    long length = first.getLong(0);
    if (length < 0 || length > LONGEST_HEADER || length > channel.size() - 8) {
      throw new CheckpointException(
          file,
          "is truncated or corrupt: it claims a header of "
              + Long.toUnsignedString(length)
              + " bytes and has "
              + channel.size());
    }
    return length;
  }

  private Header header(FileChannel channel, long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    fill(channel, bytes);
    try {
      String json = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      Header header = Header.parse(json);
      requireLength(header.dataBytes(), channel.size() - 8 - length);
      return header;
    } catch (CharacterCodingException e) {
      throw new CheckpointException(file, "has a corrupt header: it is not valid UTF-8");
    } catch (Json.MalformedException e) {
      throw new CheckpointException(file, "has a corrupt header: it " + e.getMessage());
    }
  }

  private void requireLength(long described, long found) throws CheckpointException {
    if (described != found) {
      String how = described > found ? "is truncated" : "is corrupt";
      throw new CheckpointException(
          file,
          how + ": its header describes " + described + " bytes of data, the file holds " + found);
    }
  }

  /** Compares the rest of the channel with the checksum, where there is one. */
  private void requireSum(FileChannel channel, Header header) throws IOException {
    String noted = header.notes().get(Checksum.NOTE);
    if (noted == null) {
      return;
    }
    Checksum checksum = Checksum.of(header);
    while (channel.read(buffer.clear()) >= 0) {
      checksum.update(buffer.flip());
    }
    if (!noted.equals(checksum.toString())) {
      throw new CheckpointException(
          file, "is corrupt: its checksum is " + checksum + ", its header says " + noted);
    }
  }

  private RealTensor read(FileChannel channel, RealTensor like) throws IOException {
    RealTensor tensor = like.precision().zeros(like.shape());
    int perChunk = CHUNK / tensor.precision().bytes();
    for (int at = 0; at < tensor.size(); at += perChunk) {
      int count = Math.min(perChunk, tensor.size() - at);
      fill(channel, buffer.clear().limit(count * tensor.precision().bytes()));
      buffer.flip();
      if (tensor instanceof FloatTensor floats) {
        buffer.asFloatBuffer().get(floats.array(), at, count);
      } else if (tensor instanceof DoubleTensor doubles) {
        buffer.asDoubleBuffer().get(doubles.array(), at, count);
      }
    }
    return tensor;
  }

  private static void fill(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException();
      }
    }
  }
}
