package dev.gradwright.runtime.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * CRC-32C (Castagnoli, RFC 3720) of a header, its own note left out, and of the elements behind it:
 * it finds every damage within 32 bits, and any other but for one chance in 2^32.
 */
final class Checksum {
  /** The note that holds it. */
  static final String NOTE = "crc32c";

  private final CRC32C crc = new CRC32C();

  private Checksum() {}

  /** Begins with what a header says, however it is spelt. */
  static Checksum of(Header header) {
    Map<String, String> notes = new LinkedHashMap<>(header.notes());
    notes.remove(NOTE);
    Checksum checksum = new Checksum();
    String json = new Header(header.entries(), notes).toJson();
    checksum.crc.update(json.getBytes(StandardCharsets.UTF_8));
    return checksum;
  }

  /** Goes on with elements. */
  void update(ByteBuffer elements) {
    crc.update(elements);
  }

  @Override
  public String toString() {
    return String.format("%08x", crc.getValue());
  }
}
