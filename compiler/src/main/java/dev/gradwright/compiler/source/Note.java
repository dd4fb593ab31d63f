package dev.gradwright.compiler.source;

/** A second place that explains a diagnostic, such as where a name was declared. */
public record Note(Span span, String text) {}
