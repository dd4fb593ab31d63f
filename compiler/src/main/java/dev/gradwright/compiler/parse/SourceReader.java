package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes to text. */
public final class SourceReader {
  static final long LARGEST = 8L << 20;

  private SourceReader() {}

  /** The file as its user knows it by {@code shown}, or nothing if it cannot be read as text. */
  public static Optional<SourceFile> read(Path path, String shown, Diagnostics diagnostics) {
    try {
      long size = Files.size(path);
      if (size > LARGEST) {
        diagnostics.report(
            about(shown, DiagnosticKind.FILE_TOO_LARGE, size)
                .expected("at most " + LARGEST + " bytes"));
        return Optional.empty();
      }
      return decode(Files.readAllBytes(path), shown, diagnostics);
    } catch (IOException problem) {
      diagnostics.report(
          about(shown, DiagnosticKind.UNREADABLE_FILE)
              .found(problem.getClass().getSimpleName())
              .expected("a readable file"));
      return Optional.empty();
    }
  }

  /** The text of bytes in UTF-8; a byte order mark is dropped. */
  public static Optional<SourceFile> decode(byte[] bytes, String shown, Diagnostics diagnostics) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (!result.isError()) {
      return Optional.of(
          SourceFile.of(shown, text.startsWith("\ufeff") ? text.substring(1) : text));
    }
    SourceFile readable = SourceFile.of(shown, text + "\ufffd");
    diagnostics.report(
        Diagnostic.of(
                DiagnosticKind.MALFORMED_UTF8,
                readable.span(text.length(), text.length() + 1),
                in.position())
            .found(String.format("0x%02x", bytes[in.position()]))
            .expected("a text in UTF-8"));
    return Optional.empty();
  }

  private static Diagnostic about(String shown, DiagnosticKind kind, Object... facts) {
    return Diagnostic.of(kind, SourceFile.of(shown, "").end(), facts);
  }
}
