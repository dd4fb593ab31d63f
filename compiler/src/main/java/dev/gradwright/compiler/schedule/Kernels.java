package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.scalar.Computation.Scatter;
import dev.gradwright.compiler.scalar.Computation.Sequential;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kernels of groups. Large models repeat few formulas: a kernel is written, and looked at, once
 * for all groups of equal drafts, which read other arrays.
 */
final class Kernels {
  private final Precision precision;
  private final Flavours flavours;
  private final Names names;
  private final Computations computations;
  private final Proofs proofs;
  private final Map<List<Object>, Written> written = new HashMap<>();

  // Those of equal drafts are identical, so what is found out of one is found by identity.
  private final Map<Kernel, Written> finished = new IdentityHashMap<>();
  private final Map<Kernel, Optional<Flat>> flat = new IdentityHashMap<>();
  private final Map<Kernel, List<Integer>> replaceable = new IdentityHashMap<>();

  Kernels(
      Precision precision,
      Flavours flavours,
      Names names,
      Computations computations,
      Proofs proofs) {
    this.precision = precision;
    this.flavours = flavours;
    this.names = names;
    this.computations = computations;
    this.proofs = proofs;
  }

  /** As its loops are, without what depends on where its arrays lie in the end. */
  Written write(Group group, Fusion fusion) {
    if (group.computation() instanceof Sequential sequential) {
      Written kernel = SequentialWriter.write(group, sequential, fusion);
      return flavours == Flavours.PORTABLE ? kernel : kernel.withVectors(kernel);
    }
    Draft draft = draft(group, fusion, Adding.IN_PARTS);
    return draft
        .content()
        .map(
            content -> {
              Written known = written.get(content);
              if (known == null) {
                known = write(draft, fusion);
                written.put(content, known);
              }
              return known.reading(draft.arrays());
            })
        .orElseGet(() -> write(draft, fusion));
  }

  private Draft draft(Group group, Fusion fusion, Adding adding) {
    return Draft.of(group, inlining(fusion), names, adding);
  }

  Inlining inlining(Fusion fusion) {
    return new Inlining(fusion, computations, proofs);
  }

  /** Several maps as one kernel, given what its terms read. */
  Written fused(List<FusedWriter.Part> parts, List<Extent> space, List<Expr> reads) {
    Written kernel = FusedWriter.write(parts, space, reads, names);
    return flavours == Flavours.PORTABLE ? kernel : kernel.withVectors(kernel);
  }

  private Written write(Draft draft, Fusion fusion) {
    Written kernel = KernelWriter.write(draft);
    return flavours == Flavours.PORTABLE ? kernel : withVectors(kernel, draft.group(), fusion);
  }

  private Written withVectors(Written kernel, Group group, Fusion fusion) {
    return kernel.withVectors(isSum(group) ? inOrder(group, fusion) : kernel);
  }

  private Written inOrder(Group group, Fusion fusion) {
    return KernelWriter.write(draft(group, fusion, Adding.IN_ORDER));
  }

  private static boolean isSum(Group group) {
    return group.computation() instanceof Pointwise pointwise
        && pointwise.fold().equals(Optional.of(Fold.SUM));
  }

  /** With what threads may share, and with loops as HotSpot compiles them best. */
  Written finish(Written kernel, Group group) {
    Written known = finished.get(kernel.kernel());
    if (known == null) {
      known = Ranges.of(Filling.of(Staging.of(split(kernel, group), precision)));
      finished.put(kernel.kernel(), known);
    }
    return known.reading(kernel.reads());
  }

  private static Written split(Written kernel, Group group) {
    boolean isInTurns = group.computation() instanceof Scatter && Splitting.isOneLoop(kernel);
    return group.computation() instanceof Pointwise || !kernel.updates() || isInTurns
        ? Splitting.of(kernel)
        : kernel;
  }

  /** The kernel as a member of a chain, if it can be one. */
  Optional<Flat> flat(Written kernel, Group group, Fusion fusion) {
    Optional<Flat> known = flat.get(kernel.kernel());
    if (known == null) {
      known = Flat.of(inLanes(kernel, group, fusion));
      flat.put(kernel.kernel(), known);
    }
    return known.map(shared -> shared.reading(kernel.reads()));
  }

  /** Plain Java has no lanes, but the same chains. */
  private Written inLanes(Written kernel, Group group, Fusion fusion) {
    return flavours == Flavours.PORTABLE ? withVectors(kernel, group, fusion) : kernel;
  }

  /** The product of two vectors as a member of a chain, if it can be one. */
  Optional<Flat> dot(Group group, Fusion fusion) {
    Written kernel = inOrder(group, fusion);
    return Flat.of(kernel.withVectors(kernel));
  }

  /** The values whose elements are read only right before the same element is written. */
  List<Expr> replaceable(Written kernel) {
    List<Integer> known = replaceable.get(kernel.kernel());
    if (known == null) {
      known = kernel.replaceable();
      replaceable.put(kernel.kernel(), known);
    }
    List<Expr> values = new ArrayList<>(known.size());
    for (int array : known) {
      values.add(kernel.reads().get(array));
    }
    return values;
  }
}
