package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.Extent;

/** A number of elements or turns that must fit an int when the dims are bound. */
public record Count(String of, Extent extent) {}
