package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import java.util.List;

/**
 * A group in its turn.
 *
 * @param reads the values whose arrays it reads
 * @param replaceable those of them whose arrays it may write to
 */
record Planned(Group group, List<Expr> reads, List<Expr> replaceable) {}
