package dev.gradwright.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes the result of each stage, in the order of the stages: {@code Mlp.4-adjoint.txt}. */
final class Dump {
  private final Optional<Path> folder;

  Dump(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Writes the text, which is made only if it is wanted. */
  void write(String subject, String stage, Supplier<String> text) {
    folder.ifPresent(in -> write(in.resolve(subject + "." + stage + ".txt"), text.get()));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write the dump " + file, failure);
    }
  }
}
