package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Entry;

/** A value that a routine must leave in a given place. */
record Root(Expr value, Buffer.Place place, String name, Entry entry) {}
