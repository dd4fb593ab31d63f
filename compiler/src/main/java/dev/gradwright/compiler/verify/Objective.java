package dev.gradwright.compiler.verify;

/** A scalar function of many reals. */
interface Objective {
  double at(double[] point);
}
