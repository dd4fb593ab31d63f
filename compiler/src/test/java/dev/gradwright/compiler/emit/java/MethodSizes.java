package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The lengths of the methods in class files (JVM specification, chapter 4). */
final class MethodSizes {
  private static final int LIMIT = 8_000;

  private final DataInputStream in;
  private final Map<Integer, String> texts = new TreeMap<>();
  private final Map<String, Integer> sizes = new TreeMap<>();

  private MethodSizes(byte[] classFile) {
    this.in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  /** HotSpot never compiles a method above 8,000 bytes. */
  static void requireSmall(Map<String, byte[]> classes) {
    classes.forEach(
        (name, bytes) ->
            of(bytes)
                .forEach(
                    (method, size) ->
                        assertTrue(size <= LIMIT, name + "." + method + " has " + size)));
  }

  static Map<String, Integer> of(byte[] classFile) {
    MethodSizes sizes = new MethodSizes(classFile);
    try {
      sizes.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sizes.sizes;
  }

  private void read() throws IOException {
    in.skipNBytes(8);
    readConstants();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    readMembers();
    readMembers();
  }

  private void readConstants() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("constant of tag " + tag);
      }
    }
  }

  private void readMembers() throws IOException {
    int members = in.readUnsignedShort();
    for (int i = 0; i < members; i++) {
      in.skipNBytes(2);
      String name = texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
      int attributes = in.readUnsignedShort();
      for (int j = 0; j < attributes; j++) {
        readAttribute(name);
      }
    }
  }

  private void readAttribute(String member) throws IOException {
    String attribute = texts.get(in.readUnsignedShort());
    long length = Integer.toUnsignedLong(in.readInt());
    if (attribute.equals("Code")) {
      in.skipNBytes(4);
      sizes.put(member, in.readInt());
      in.skipNBytes(length - 8);
    } else {
      in.skipNBytes(length);
    }
  }
}
