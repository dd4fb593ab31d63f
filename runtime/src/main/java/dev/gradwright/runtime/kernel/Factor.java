package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Layout;
import java.util.Objects;

/**
 * A matrix by the places of its elements: those of its rows (of its columns, if it stands on the
 * right), called lines here, and those of its terms, added.
 *
 * @param gap how many lines at the end are not its own
 */
record Factor(Line lines, Line terms, int gap) {

  /** Whether it is packed line by line, each with its terms side by side, or term by term. */
  boolean isAlongTerms() {
    boolean terms1 = terms.stride() == 1;
    boolean lines1 = lines.stride() == 1;
    return terms1 == lines1 ? terms.length() >= lines.length() : terms1;
  }

  /** Whether it lies in rows already. */
  boolean isPlain() {
    Line inner = isAlongTerms() ? terms : lines;
    Line outer = isAlongTerms() ? lines : terms;
    return inner.isOneRun()
        && inner.stride() == 1
        && outer.isOneRun()
        && outer.stride() >= Math.max(1, inner.extent());
  }

  /** How a block of it lies, packed or not, if its lines are rows. */
  Layout asLeft() {
    return isAlongTerms() ? Layout.PLAIN : Layout.TRANSPOSED;
  }

  /** How a block of it lies, packed or not, if its lines are columns. */
  Layout asRight() {
    return isAlongTerms() ? Layout.TRANSPOSED : Layout.PLAIN;
  }

  /** The leading extent of its blocks of so many lines and terms. */
  int leading(int blockOfLines, int blockOfTerms) {
    if (isPlain()) {
      return (isAlongTerms() ? lines : terms).stride();
    }
    return isAlongTerms() ? blockOfTerms : blockOfLines;
  }

  void requireInside(int length, int at) {
    if (lines.extent() > 0 && terms.extent() > 0) {
      Objects.checkIndex(at + lines.lowest() + terms.lowest(), length);
      Objects.checkIndex(at + lines.highest() - gap + terms.highest(), length);
    }
  }
}
