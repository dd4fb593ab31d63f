package dev.gradwright.compiler.verify;

import java.util.List;
import java.util.Random;

/** Draws the points at which questions are put. */
interface Draw {
  Point next(List<Question.Variable> variables, List<Question.Constant> constants, Random random);
}
