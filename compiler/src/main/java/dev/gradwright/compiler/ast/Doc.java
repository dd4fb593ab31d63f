package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.Span;

/** The text of a doc comment, without its delimiters and leading stars. */
public record Doc(String text, Span span) implements Node {}
