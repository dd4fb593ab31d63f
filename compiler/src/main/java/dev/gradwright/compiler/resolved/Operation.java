package dev.gradwright.compiler.resolved;

/** What may stand between the terms of a chain. */
public sealed interface Operation permits Elementwise, Contraction {}
