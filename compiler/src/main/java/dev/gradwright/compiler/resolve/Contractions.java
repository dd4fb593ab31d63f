package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Contraction;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code a @ b}: the last axis of a meets the last but one of b, or its only one; the axes before
 * those are kept, where both have such, equal or missing on one side.
 */
final class Contractions {
  /** The contraction and the type of its result. */
  record Contracted(Contraction contraction, Type type) {}

  private final Expression left;
  private final Expression right;
  private final List<Axis> a;
  private final List<Axis> b;
  private final Span span;

  private Contractions(Expression left, Expression right, Span span) {
    this.left = left;
    this.right = right;
    this.a = left.type().axes();
    this.b = right.type().axes();
    this.span = span;
  }

  static Contracted of(Expression left, Expression right, Span span) {
    return new Contractions(left, right, span).contract();
  }

  private Contracted contract() {
    if (left.element() == ElementType.BOOL || right.element() == ElementType.BOOL) {
      throw Elements.wrong("@", left.element() == ElementType.BOOL ? left : right, "reals");
    }
    if (left.element() == ElementType.INT && right.element() == ElementType.INT) {
      throw Elements.wrong("@", left, "reals; `real(x)` converts");
    }
    if (a.isEmpty() || b.isEmpty()) {
      throw Elements.wrongRank("@", a.isEmpty() ? left : right, "vectors and matrices; `*` scales");
    }
    int inner = Math.max(0, b.size() - 2);
    boolean met =
        a.get(a.size() - 1) instanceof Axis.Single && a.get(a.size() - 1).equals(b.get(inner));
    if (!met) {
      throw unmet(inner);
    }
    return b.size() == 1 ? withVector() : withMatrix();
  }

  private Refusal unmet(int inner) {
    Diagnostic unmet =
        Diagnostic.of(DiagnosticKind.DIMS_DIFFER, span, "`@`")
            .found(left.type() + " @ " + right.type())
            .expected(
                "the last dim on the left, "
                    + a.get(a.size() - 1)
                    + ", to be the "
                    + (b.size() == 1 ? "only one" : "last but one")
                    + " on the right, "
                    + b.get(inner)
                    + Words.byName(a.get(a.size() - 1), b.get(inner)));
    return Refusal.of(Words.origin(Words.origin(unmet, left), right));
  }

  private Contracted withVector() {
    List<Integer> labels = labels(0, a.size());
    List<Integer> kept = labels.subList(0, a.size() - 1);
    return result(labels, List.of(a.size() - 1), kept, a.subList(0, a.size() - 1));
  }

  /** Labels: those of a in order, then the columns of b, then batch axes that only b has. */
  private Contracted withMatrix() {
    int rows = Math.min(1, a.size() - 1);
    List<Axis> batchA = a.subList(0, a.size() - 1 - rows);
    List<Axis> batchB = b.subList(0, b.size() - 2);
    if (!batchB.isEmpty() && rows == 1 && a.get(a.size() - 2) instanceof Axis.Leading leading) {
      throw Here.fail(
          DiagnosticKind.LEADING_DIMS, left.span(), leading.name(), "do not say which is the row");
    }
    List<Axis> batch =
        Broadcasting.join(batchA, batchB)
            .orElseThrow(() -> Broadcasting.misfit("@", left, right, span));
    int columns = a.size();
    List<Integer> labelsA = labels(0, a.size());
    List<Integer> batchLabels = new ArrayList<>(labelsA.subList(0, batchA.size()));
    for (int extra = 0; batchLabels.size() < batch.size(); extra++) {
      batchLabels.add(extra, columns + 1 + extra);
    }
    List<Integer> labelsB =
        new ArrayList<>(batchLabels.subList(batch.size() - batchB.size(), batch.size()));
    labelsB.add(a.size() - 1);
    labelsB.add(columns);
    List<Integer> kept = new ArrayList<>(batchLabels);
    kept.addAll(labelsA.subList(batchA.size(), batchA.size() + rows));
    kept.add(columns);
    List<Axis> axes = new ArrayList<>(batch);
    axes.addAll(a.subList(batchA.size(), batchA.size() + rows));
    axes.add(b.get(b.size() - 1));
    return result(labelsA, labelsB, kept, axes);
  }

  private static Contracted result(
      List<Integer> left, List<Integer> right, List<Integer> kept, List<Axis> axes) {
    return new Contracted(new Contraction(left, right, kept), new Type(ElementType.REAL, axes));
  }

  private static List<Integer> labels(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
