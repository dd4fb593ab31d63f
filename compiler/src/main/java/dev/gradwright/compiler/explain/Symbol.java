package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Expr;
import java.util.Optional;

/**
 * A named value in formulas.
 *
 * @param leaf what stands for it there
 * @param step the index of the loop whose step sees one element of it, if it is such an element
 */
record Symbol(String name, Expr leaf, Optional<String> step) {}
