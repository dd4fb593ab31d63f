package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;

/** Javadoc from the user's doc comments. */
final class Docs {
  private Docs() {}

  /** A paragraph, or nothing. */
  static CodeBlock of(String documentation) {
    return documentation.isBlank()
        ? CodeBlock.of("")
        : CodeBlock.of("$L\n\n", Words.inJavadoc(documentation.strip()));
  }
}
