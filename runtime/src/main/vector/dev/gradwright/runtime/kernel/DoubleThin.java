package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Product.Store;
import java.util.Arrays;

/**
 * Strided products of many terms, one of whose factors has few lines: that is packed, a vector for
 * each term, and the other is read where it stands. So are gradients of filters made.
 */
final class DoubleThin {
  private static final int WIDTH = DoubleThinTiles.WIDTH;
  private static final int TERMS = 256;
  private static final int FEW_TERMS = 1 << 13;
  private static final int LEAST = 8;
  // With more, both are worth packing.
  private static final int MOST_FEW = 32;
  private static final int MOST_SUMS = 1 << 16;

  private DoubleThin() {}

  static boolean suits(StridedProduct p) {
    int many = lines(p);
    int wide = Blocks.upTo(fewLines(p), WIDTH);
    return p.work() >= FEW_TERMS
        && p.left().terms().extent() >= LEAST
        && many >= LEAST
        && fewLines(p) <= MOST_FEW
        && 2 * fewLines(p) >= wide
        && (long) many * wide <= MOST_SUMS
        && !(p.left().isPlain() && p.right().isPlain());
  }

  private static boolean isLeftFew(StridedProduct p) {
    return p.rows().extent() <= p.columns().extent();
  }

  private static Factor few(StridedProduct p) {
    return isLeftFew(p) ? p.left() : p.right();
  }

  private static Factor many(StridedProduct p) {
    return isLeftFew(p) ? p.right() : p.left();
  }

  /** How many lines the other has, with gaps. */
  private static int lines(StridedProduct p) {
    return isLeftFew(p) ? p.columns().extent() : p.rows().extent();
  }

  private static int fewLines(StridedProduct p) {
    return isLeftFew(p) ? p.rows().extent() : p.columns().extent();
  }

  static void multiply(
      StridedProduct p,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] c,
      int atC,
      DoubleWindowRoom room) {
    boolean isFewA = isLeftFew(p) != p.isSwapped();
    room.from = isFewA ? b : a;
    room.begin = isFewA ? atB : atA;
    Factor few = few(p);
    Factor many = many(p);
    int wide = Blocks.upTo(fewLines(p), WIDTH);
    room.grow(TERMS * wide, 0, sums(p) * wide);
    begin(p, c, atC, room, wide);
    int all = few.terms().extent();
    for (int term = 0; term < all; term += TERMS) {
      int terms = Math.min(TERMS, all - term);
      room.lines.set(few.lines(), 0, fewLines(p));
      pack(few, isFewA ? a : b, isFewA ? atA : atB, term, terms, room);
      room.terms.set(many.terms(), term, terms);
      room.places = room.terms.places();
      room.lines.set(many.lines(), 0, lines(p));
      addTerms(room, together(many), wide, terms);
    }
    end(p, c, atC, room, wide);
  }

  private static void addTerms(DoubleWindowRoom room, int together, int wide, int terms) {
    int count = room.lines.count();
    int tile = DoubleThinTiles.lines(together);
    for (int i = 0; i < count; i += tile) {
      for (int line = 0; line < tile; line += together) {
        room.tile[line / together] = room.lines.at(Math.min(i + line, count - together));
      }
      for (int j = 0; j < wide; j += WIDTH) {
        DoubleThinTiles.tile(room, together, j * TERMS, i * wide + j, wide, terms);
      }
    }
  }

  private static int together(Factor many) {
    Line lines = many.lines();
    boolean areNeighbours = lines.stride() == 1 && lines.gap() == 0;
    return DoubleThinTiles.together(areNeighbours ? lines.length() : 1);
  }

  /** How many lines whole tiles have. */
  private static int sums(StridedProduct p) {
    return Blocks.upTo(lines(p), DoubleThinTiles.lines(together(many(p))));
  }

  /** A vector's lines side by side, term by term. */
  private static void pack(
      Factor few, double[] from, int begin, int term, int terms, DoubleWindowRoom room) {
    int count = room.lines.count();
    room.terms.set(few.terms(), term, terms);
    int line = 0;
    if (few.terms().stride() == 1 && WIDTH >= 8) {
      for (; line + 8 <= count; line += 8) {
        packEight(from, begin, line, room);
      }
    }
    if (WIDTH >= 4) {
      for (; line + 4 <= count; line += 4) {
        packFour(from, begin, line, terms, room);
      }
    }
    int[] places = room.terms.places();
    for (; line < count; line++) {
      int at = begin + room.lines.at(line);
      int to = line / WIDTH * WIDTH * TERMS + line % WIDTH;
      for (int k = 0; k < terms; k++) {
        room.packed[to + k * WIDTH] = from[at + places[k]];
      }
    }
  }

  /** Of runs side by side, the checks of places are made before the loop. */
  private static void packEight(double[] from, int begin, int line, DoubleWindowRoom room) {
    int to = line / WIDTH * WIDTH * TERMS + line % WIDTH;
    for (int run = 0; run < room.terms.runs(); run++) {
      int first = room.terms.begin(run);
      int place = begin + room.terms.at(first);
      int terms = room.terms.end(run) - first;
      packRun(from, place, room.lines, line, room.packed, to + first * WIDTH, terms);
    }
  }

  private static void packRun(
      double[] from, int begin, Positions lines, int line, double[] to, int at, int terms) {
    int at0 = begin + lines.at(line);
    int at1 = begin + lines.at(line + 1);
    int at2 = begin + lines.at(line + 2);
    int at3 = begin + lines.at(line + 3);
    int at4 = begin + lines.at(line + 4);
    int at5 = begin + lines.at(line + 5);
    int at6 = begin + lines.at(line + 6);
    int at7 = begin + lines.at(line + 7);
    for (int k = 0; k < terms; k++) {
      int p = at + k * WIDTH;
      to[p] = from[at0 + k];
      to[p + 1] = from[at1 + k];
      to[p + 2] = from[at2 + k];
      to[p + 3] = from[at3 + k];
      to[p + 4] = from[at4 + k];
      to[p + 5] = from[at5 + k];
      to[p + 6] = from[at6 + k];
      to[p + 7] = from[at7 + k];
    }
  }

  /** Of four lines at once the places are asked for once, and they share cache lines. */
  private static void packFour(
      double[] from, int begin, int line, int terms, DoubleWindowRoom room) {
    int at0 = begin + room.lines.at(line);
    int at1 = begin + room.lines.at(line + 1);
    int at2 = begin + room.lines.at(line + 2);
    int at3 = begin + room.lines.at(line + 3);
    int[] places = room.terms.places();
    double[] packed = room.packed;
    int to = line / WIDTH * WIDTH * TERMS + line % WIDTH;
    for (int k = 0; k < terms; k++) {
      int place = places[k];
      packed[to] = from[at0 + place];
      packed[to + 1] = from[at1 + place];
      packed[to + 2] = from[at2 + place];
      packed[to + 3] = from[at3 + place];
      to += WIDTH;
    }
  }

  /** What sums start from. */
  private static void begin(
      StridedProduct p, double[] c, int atC, DoubleWindowRoom room, int wide) {
    if (p.store() == Store.OVERWRITE) {
      Arrays.fill(room.sums, 0, sums(p) * wide, 0);
      return;
    }
    set(p, room);
    for (int run = 0; run < room.lines.runs(); run++) {
      for (int i = room.lines.begin(run); i < room.lines.end(run); i++) {
        DoubleCopy.gather(c, atC + room.lines.at(i), room.others, room.sums, i * wide);
      }
    }
  }

  private static void end(StridedProduct p, double[] c, int atC, DoubleWindowRoom room, int wide) {
    set(p, room);
    for (int run = 0; run < room.lines.runs(); run++) {
      for (int i = room.lines.begin(run); i < room.lines.end(run); i++) {
        DoubleCopy.scatter(room.sums, i * wide, c, atC + room.lines.at(i), room.others);
      }
    }
  }

  /** Where sums belong. */
  private static void set(StridedProduct p, DoubleWindowRoom room) {
    room.lines.set(isLeftFew(p) ? p.columns() : p.rows(), 0, lines(p));
    room.others.set(isLeftFew(p) ? p.rows() : p.columns(), 0, fewLines(p));
  }
}
