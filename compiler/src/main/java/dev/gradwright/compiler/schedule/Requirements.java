package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.type.Atom;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is to be asked of dims so that extents are no less than 0 and come out even. */
final class Requirements {
  private Requirements() {}

  static List<Face.Requirement> of(List<Graph.Requirement> requirements) {
    List<Face.Requirement> all = new ArrayList<>();
    for (Graph.Requirement requirement : requirements) {
      String message = requirement.span() + ": " + requirement.message();
      requirement
          .nonNegative()
          .eachAtom(
              atom -> {
                if (atom instanceof Atom.Exact exact) {
                  all.add(
                      new Face.Requirement.Divides(
                          exact.numerator(), exact.denominator(), message));
                }
              });
      all.add(nonNegative(requirement.nonNegative(), message));
    }
    return all;
  }

  /** {@code N - 3 >= 0} asks {@code N >= 3}. */
  private static Face.Requirement nonNegative(Extent extent, String message) {
    if (extent.dims().size() == 1) {
      String dim = extent.dims().iterator().next();
      OptionalLong rest = extent.minus(Extent.dim(dim)).constant();
      if (rest.isPresent() && -rest.getAsLong() <= Integer.MAX_VALUE) {
        return new Face.Requirement.AtLeast(dim, -rest.getAsLong(), message);
      }
    }
    return new Face.Requirement.NonNegative(extent, message);
  }
}
