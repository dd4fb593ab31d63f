package dev.gradwright.runtime.kernel;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.DIV;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.MUL;
import static jdk.incubator.vector.VectorOperators.NEG;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static jdk.incubator.vector.VectorOperators.SUB;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.List;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators.Binary;
import jdk.incubator.vector.VectorOperators.Unary;
import jdk.incubator.vector.VectorSpecies;

/**
 * Does once what kernels do with vectors, before HotSpot compiles any of it.
 *
 * <p>The Vector API looks up how it computes an operation, and finds that out when it is first
 * asked, in one method for all operations. Had that been compiled by then, it would count a trap;
 * C2 adds up the traps of all that it compiles into a kernel, once for each operation, and from 100
 * on no longer trusts the types it has seen: vectors of a kernel of some thirty operations would be
 * objects for ever.
 */
final class FirstVectors {
  private static final List<Unary> UNARY = List.of(ABS, NEG, SQRT);
  private static final List<Binary> OF_REALS = List.of(ADD, SUB, MUL, DIV, MIN, MAX);
  private static final List<Binary> OF_BITS = List.of(ADD, SUB, AND, OR, XOR);

  private FirstVectors() {}

  static void of(VectorSpecies<?> reals) {
    ofReals(reals.broadcast(1));
    ofBits(reals.broadcast(1).viewAsIntegralLanes());
  }

  private static <E> void ofReals(Vector<E> x) {
    UNARY.forEach(x::lanewise);
    OF_REALS.forEach(operation -> x.lanewise(operation, x));
    x.lanewise(FMA, x, x);
    x.reduceLanesToLong(MIN);
    x.reduceLanesToLong(MAX);
  }

  private static <E> void ofBits(Vector<E> x) {
    OF_BITS.forEach(operation -> x.lanewise(operation, x));
    x.lanewise(LSHL, 1);
    x.lanewise(LSHR, 1);
  }
}
