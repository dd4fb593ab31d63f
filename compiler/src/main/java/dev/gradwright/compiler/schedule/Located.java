package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.scalar.Affine;

/** Where elements lie: in the array of a value, from a place on that may move with loops. */
record Located(Expr array, Affine base) {

  Located plus(Affine position) {
    return new Located(array, base.plus(position));
  }
}
