package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where in the model file an application stands, or the use through which it comes in from another.
 *
 * @param operation the application itself
 */
record Place(Span span, Span operation) {

  static Optional<Place> of(Origin origin, String file) {
    List<Span> inward = new ArrayList<>(origin.uses());
    inward.add(origin.text());
    Collections.reverse(inward);
    return inward.stream()
        .filter(span -> span.file().path().equals(file))
        .findFirst()
        .map(span -> new Place(span, origin.text()));
  }

  boolean isUse() {
    return !span.equals(operation);
  }
}
