package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.source.Span;

/** An argument that is a function: {@code f: fn(real[D]) -> real[D]}. */
public record FunctionParameter(String name, FunctionType type, Span span) {}
