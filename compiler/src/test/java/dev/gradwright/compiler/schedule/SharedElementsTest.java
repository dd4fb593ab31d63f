package dev.gradwright.compiler.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedElementsTest {
  private static final Extent ROWS = Extent.dim("N");
  private static final Extent ROW = Extent.dim("H");

  private static Affine place(long offset, Extent... strides) {
    return place(Extent.of(offset), strides);
  }

  private static Affine place(Extent offset, Extent... strides) {
    Map<Integer, Extent> coefficients = new HashMap<>();
    for (int axis = 0; axis < strides.length; axis++) {
      coefficients.put(axis, strides[axis]);
    }
    return new Affine(coefficients, offset);
  }

  private static Affine moved(Affine place, Extent distance) {
    return place.plus(distance);
  }

  @Test
  void partsOfRowsAreApart() {
    SharedElements shared = new SharedElements(List.of(ROWS, ROW));
    Affine gate = place(0, ROW.times(Extent.of(4)), Extent.ONE);
    assertTrue(shared.isOfOneTurn(gate, gate));
    for (int other = 1; other < 4; other++) {
      Affine there = moved(gate, ROW.times(Extent.of(other)));
      assertTrue(shared.isOfOneTurn(gate, there) && shared.isOfOneTurn(there, gate));
    }
    assertFalse(shared.isOfOneTurn(gate, moved(gate, ROW.times(Extent.of(4)))));
    assertFalse(shared.isOfOneTurn(gate, moved(gate, ROW.minus(Extent.ONE))));
  }

  @Test
  void whatLiesBehindAllRowsIsApart() {
    SharedElements shared = new SharedElements(List.of(ROWS, ROW));
    Affine now = place(0, ROW, Extent.ONE);
    assertTrue(shared.isOfOneTurn(now, moved(now, ROWS.times(ROW))));
    assertFalse(shared.isOfOneTurn(now, moved(now, ROW)));
    assertFalse(shared.isOfOneTurn(now, place(ROWS.times(ROW), ROW, Extent.of(2))));
  }

  /** All places of small loops whose elements lie in rows, held against what turns touch. */
  @Test
  void turnsTouchNothingOfOthersWhereItSaysSo() {
    int told = 0;
    int asked = 0;
    for (int rows = 1; rows < 4; rows++) {
      for (int row = 1; row < 5; row++) {
        for (int stride = 1; stride < 14; stride++) {
          for (int distance = -30; distance <= 30; distance++) {
            Affine one = place(0, Extent.of(2L * stride), Extent.of(stride), Extent.ONE);
            Affine other = moved(one, Extent.of(distance));
            SharedElements shared =
                new SharedElements(List.of(Extent.of(rows), Extent.of(2), Extent.of(row)));
            asked++;
            if (shared.isOfOneTurn(one, other)) {
              told++;
              assertEquals(
                  Set.of(),
                  touchedByTwo(rows, row, stride, distance),
                  rows + " " + row + " " + stride + " " + distance);
            }
          }
        }
      }
    }
    assertTrue(told > asked / 4, told + " of " + asked);
  }

  /** Elements at which one turn is with the first place and another with the second. */
  private static Set<Integer> touchedByTwo(int rows, int row, int stride, int distance) {
    Map<Integer, Set<Integer>> first = new HashMap<>();
    for (int turn = 0; turn < 2 * rows * row; turn++) {
      first.computeIfAbsent(turn / row * stride + turn % row, at -> new HashSet<>()).add(turn);
    }
    Set<Integer> touched = new HashSet<>();
    for (int turn = 0; turn < 2 * rows * row; turn++) {
      int at = turn / row * stride + turn % row + distance;
      Set<Integer> others = new HashSet<>(first.getOrDefault(at, Set.of()));
      others.remove(turn);
      if (distance != 0 && !others.isEmpty()) {
        touched.add(at);
      }
    }
    return touched;
  }
}
