package dev.gradwright.runtime.kernel;

/** A factor of a {@link StridedProduct}, and the block of it at hand as a matrix. */
final class FloatPart {
  private final Positions lines = new Positions();
  private final Positions terms = new Positions();
  private Factor factor = new Factor(Line.none(), Line.none(), 0);
  private float[] from = {};
  private int begin;
  private float[] packed = {};
  private int leading;
  private float[] matrix = {};
  private int at;

  void set(Factor newFactor, float[] newFrom, int newBegin, int blockOfLines, int blockOfTerms) {
    factor = newFactor;
    from = newFrom;
    begin = newBegin;
    leading = newFactor.leading(blockOfLines, blockOfTerms);
    int length = newFactor.isPlain() ? 0 : blockOfLines * blockOfTerms;
    packed = packed.length < length ? new float[length] : packed;
  }

  void lines(int line, int count) {
    lines.set(factor.lines(), line, count);
  }

  void terms(int term, int count) {
    terms.set(factor.terms(), term, count);
    if (factor.isPlain()) {
      matrix = from;
      at = begin + (lines.count() == 0 ? 0 : lines.at(0)) + (count == 0 ? 0 : terms.at(0));
    } else if (factor.isAlongTerms()) {
      pack(lines, terms);
    } else {
      pack(terms, lines);
    }
  }

  private void pack(Positions outer, Positions inner) {
    matrix = packed;
    at = 0;
    for (int i = 0; i < outer.count(); i++) {
      FloatCopy.gather(from, begin + outer.at(i), inner, packed, i * leading);
    }
  }

  float[] matrix() {
    return matrix;
  }

  /** Where in it the block begins. */
  int at() {
    return at;
  }

  /** What its arrays take. */
  long bytes() {
    return (long) Float.BYTES * packed.length + lines.bytes() + terms.bytes();
  }
}
