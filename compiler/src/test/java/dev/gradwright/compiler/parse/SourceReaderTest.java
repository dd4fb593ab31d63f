package dev.gradwright.compiler.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  @TempDir private Path folder;

  @Test
  void filesAboveEightMegabytesAreRefusedUnread() throws IOException {
    Path file = folder.resolve("large.grad");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((8L << 20) + 1);
    }
    assertEquals(
        """
        large.grad:1:1: error: the file has 8388609 bytes [file-too-large]
          expected: at most 8388608 bytes
        """,
        refusal(file));
  }

  @Test
  void filesOfEightMegabytesAreRead() throws IOException {
    Path file = Files.writeString(folder.resolve("full.grad"), "/".repeat(8 << 20));
    assertEquals(8 << 20, read(file).orElseThrow().text().length());
  }

  @Test
  void missingFilesAreReported() {
    assertEquals(
        """
        none.grad:1:1: error: the file cannot be read [unreadable-file]
          found: NoSuchFileException
          expected: a readable file
        """,
        refusal(folder.resolve("none.grad")));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    Path file = Files.write(folder.resolve("bom.grad"), "\ufeffconst a = 1;".getBytes(UTF_8));
    assertEquals("const a = 1;", read(file).orElseThrow().text());
  }

  @Test
  void emptyFilesAreModelFiles() throws IOException {
    SourceFile empty = read(Files.createFile(folder.resolve("empty.grad"))).orElseThrow();
    assertTrue(Parser.parse(empty, new Diagnostics()).isPresent());
  }

  private static Optional<SourceFile> read(Path file) {
    return SourceReader.read(file, file.getFileName().toString(), new Diagnostics());
  }

  private static String refusal(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    String name = file.getFileName().toString();
    assertEquals(Optional.empty(), SourceReader.read(file, name, diagnostics));
    return diagnostics.render();
  }
}
