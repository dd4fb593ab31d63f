package dev.gradwright.compiler.build;

import dev.gradwright.compiler.type.Extent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How one axis of a tensor is read. */
sealed interface Way {
  /** At {@code offset + sum of coefficient * index}. */
  record At(Map<MapAxis, Extent> coefficients, Extent offset) implements Way {
    public At {
      coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
    }

    boolean isPlain() {
      return coefficients.isEmpty()
          || coefficients.size() == 1 && coefficients.containsValue(Extent.ONE);
    }
  }

  /** Where an int says. */
  record Computed(Mapped position) implements Way {}

  /** The axis stays, as {@code from .. from + extent}. */
  record Kept(Extent from, Extent extent) implements Way {}

  /** At the index of one axis of the map. */
  static Way at(MapAxis axis) {
    return new At(Map.of(axis, Extent.ONE), Extent.ZERO);
  }

  /** All of an axis. */
  static Way whole(Extent extent) {
    return new Kept(Extent.ZERO, extent);
  }
}
