package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.scalar.Affine;

/** A value that a routine, or each turn of a loop, must leave in a given place. */
record Root(Expr value, Target target, Entry entry, Scope scope) {

  /** Where a value is left. */
  sealed interface Target {
    /** A buffer, and the name of what it holds. */
    record Outside(Buffer.Place place, String name) implements Target {}

    /** A part of an array, from {@code base} on. */
    record Part(Expr array, Affine base) implements Target {}

    /** The array of a carry, once nobody needs what it was at this turn. */
    record Carried(Expr array) implements Target {}
  }
}
