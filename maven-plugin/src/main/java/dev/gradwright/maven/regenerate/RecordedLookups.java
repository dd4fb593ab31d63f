package dev.gradwright.maven.regenerate;

import dev.gradwright.compiler.source.SourceFile;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Remembers which names were looked up while a file was compiled, and what they led to. */
final class RecordedLookups implements Function<String, Optional<SourceFile>> {
  private final Function<String, Optional<SourceFile>> libraries;
  private final Map<String, String> found = new TreeMap<>();

  RecordedLookups(Function<String, Optional<SourceFile>> libraries) {
    this.libraries = libraries;
  }

  @Override
  public Optional<SourceFile> apply(String name) {
    Optional<SourceFile> file = libraries.apply(name);
    found.put(name, hash(file));
    return file;
  }

  Map<String, String> found() {
    return found;
  }

  static String hash(Optional<SourceFile> file) {
    return file.map(SourceFile::text).map(Hash::of).orElse("");
  }
}
