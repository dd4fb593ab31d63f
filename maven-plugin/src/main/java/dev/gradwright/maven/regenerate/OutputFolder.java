package dev.gradwright.maven.regenerate;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The folder of generated sources and that of sources with vectors; nothing outside them is ever
 * written or deleted.
 */
record OutputFolder(Path root, Path vectors) {

  /** Whether the file is there with the content of that hash. */
  boolean holds(String path, String hash) throws IOException {
    try {
      return Hash.of(Files.readString(inside(path))).equals(hash);
    } catch (NoSuchFileException | CharacterCodingException e) {
      return false;
    }
  }

  /** Writes a file unless it is there already as it should be: compilers look at times. */
  void write(String path, String text) throws IOException {
    if (!holds(path, Hash.of(text))) {
      WholeFile.write(inside(path), text);
    }
  }

  /** Deletes a file, and the folders that become empty by it. */
  void delete(String path) throws IOException {
    Path file = inside(path);
    Files.deleteIfExists(file);
    try {
      for (Path folder = file.getParent();
          !folder.equals(root(path));
          folder = folder.getParent()) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      // Somebody else lives there.
    }
  }

  private Path inside(String path) {
    Path root = root(path);
    Path file = root.resolve(Compiled.below(path)).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new IllegalStateException(path + " is not inside " + root);
    }
    return file;
  }

  private Path root(String path) {
    return Compiled.isOfVectors(path) ? vectors : root;
  }
}
