package dev.gradwright.compiler.random;

/**
 * A model text and how many examples it is tried on.
 *
 * @param batch what its dim N is, 0 at times
 */
record RandomProgram(String text, int batch) {}
