package dev.gradwright.runtime.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a file; one that begins as gzip does is decompressed. */
final class PlainOrGzip {
  private static final int GZIP = 0x1f8b;

  private PlainOrGzip() {}

  static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      in.mark(2);
      boolean gzip = (in.read() << 8 | in.read()) == GZIP;
      in.reset();
      return gzip ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
