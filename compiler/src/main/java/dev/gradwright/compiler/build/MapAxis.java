package dev.gradwright.compiler.build;

import dev.gradwright.compiler.type.Extent;

/**
 * An axis that expressions are mapped over: an index of index notation, or an axis that a fn over
 * scalars is mapped over. Inner axes have higher numbers; no two have the same.
 */
record MapAxis(int number, Extent extent) {}
