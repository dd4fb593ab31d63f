package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.source.SourceFile;
import java.util.Optional;

/** Where imported files are looked up. */
@FunctionalInterface
public interface Libraries {
  /** The file of a dotted name, such as {@code shapes.polygon}; empty if there is none here. */
  Optional<SourceFile> find(String name);

  /** These first, then others. */
  default Libraries or(Libraries others) {
    return name -> find(name).or(() -> others.find(name));
  }
}
