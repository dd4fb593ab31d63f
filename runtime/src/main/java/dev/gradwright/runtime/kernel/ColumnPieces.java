package dev.gradwright.runtime.kernel;

/**
 * The columns of a strided product in pieces that are contiguous in B, apart from gaps: runs of
 * columns that are contiguous in C, too, with the gaps between them.
 */
final class ColumnPieces {
  private static final int MOST = 1024;

  private final Line inB;
  private final Line inC;
  private final int gap;
  private final int run;
  private final int runs;
  private final int pieces;

  ColumnPieces(Factor right, Line inC) {
    this.inB = right.lines();
    this.inC = inC;
    this.gap = right.gap();
    this.run = Math.min(inB.length(), inC.length());
    this.runs = inB.length() / Math.max(1, run + gap);
    int columns = runs == 1 ? run : runs * (run + gap);
    this.pieces = Math.max(1, Math.min(columns / MOST, runs == 1 ? columns : runs));
  }

  /** Whether neighbours are neighbours in B and in C. */
  boolean areContiguous() {
    return inB.stride() == 1 && inC.stride() == 1;
  }

  /** How many pieces. */
  int count() {
    return inB.extent() / inB.length() * pieces;
  }

  /** The columns of the shortest, with gaps. */
  int least() {
    return runs == 1 ? run / pieces : runs / pieces * (run + gap) - gap;
  }

  /** The columns of the longest, with gaps. */
  int most() {
    return runs == 1 ? (run + pieces - 1) / pieces : (runs + pieces - 1) / pieces * (run + gap);
  }

  /** Where a piece begins in B. */
  int inB(int number) {
    int within = begin(number % pieces);
    return inB.start(number / pieces) + (runs == 1 ? within : within * (run + gap));
  }

  /** The columns of a piece, with gaps. */
  int columns(int number) {
    int length = begin(number % pieces + 1) - begin(number % pieces);
    return runs == 1 ? length : length * (run + gap) - gap;
  }

  /** In how many runs its columns are. */
  int runs(int number) {
    return runs == 1 ? 1 : begin(number % pieces + 1) - begin(number % pieces);
  }

  /** How many columns each run has. */
  int length(int number) {
    return runs == 1 ? columns(number) : run;
  }

  /** How far apart in the piece its runs begin. */
  int step() {
    return run + gap;
  }

  /** Where a run of a piece begins in C. */
  int inC(int number, int ofRun) {
    int strip = number / pieces;
    int within = begin(number % pieces);
    int column = runs == 1 ? strip * run + within : (strip * runs + within + ofRun) * run;
    return inC.start(column / inC.length()) + column % inC.length();
  }

  private int begin(int piece) {
    return (int) ((long) (runs == 1 ? run : runs) * piece / pieces);
  }
}
