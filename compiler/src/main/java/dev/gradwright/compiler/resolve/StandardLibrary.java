package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files that come with the compiler, among its resources. */
public final class StandardLibrary implements Libraries {
  /** Those that every file sees without an import. */
  public static final List<String> ALWAYS_VISIBLE =
      List.of("activations", "losses", "special", "tensors");

  /** The names of all files. */
  public static final List<String> NAMES =
      List.of(
          "activations",
          "control",
          "linalg",
          "losses",
          "message",
          "nn",
          "ode",
          "prob",
          "special",
          "tensors",
          "windows");

  private static final String FOLDER = "/dev/gradwright/compiler/library/";

  @Override
  public Optional<SourceFile> find(String name) {
    return NAMES.contains(name) ? Optional.of(read(name + ".grad")) : Optional.empty();
  }

  private static SourceFile read(String file) {
    try (InputStream in = StandardLibrary.class.getResourceAsStream(FOLDER + file)) {
      return SourceFile.of(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
