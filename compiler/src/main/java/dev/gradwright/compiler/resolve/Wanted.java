package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an argument would have to be, in names of here, as far as the dims of its face are known.
 */
record Wanted(Face face, Binding known) {
  /** The type of an argument, and why. */
  String type(Value formal) {
    Type declared = formal.type();
    List<String> reasons = new ArrayList<>();
    boolean open = false;
    for (Axis axis : declared.axes()) {
      reasons.addAll(reasons(axis, formal));
      open |= axis instanceof Axis.Single one && !known.extents().keySet().containsAll(dims(one));
    }
    String why = reasons.stream().distinct().collect(Collectors.joining(", "));
    // A name of the face that is not bound yet must not pass for a name of here.
    Type shown = open ? declared : known.apply(declared);
    return reasons.isEmpty() ? shown.toString() : shown + ", where " + why;
  }

  private static List<String> dims(Axis.Single axis) {
    return List.copyOf(axis.extent().dims());
  }

  private List<String> reasons(Axis axis, Value formal) {
    String from = source(axis, formal);
    if (axis instanceof Axis.Leading leading) {
      List<Axis> axes = known.leading().getOrDefault(leading.name(), List.of(axis));
      boolean tells = !from.isEmpty() && !axes.equals(List.of(axis));
      return tells
          ? List.of(is(axis, axes.isEmpty() ? "empty" : Words.ticked(axes)) + from)
          : List.of();
    }
    return dims((Axis.Single) axis).stream()
        .filter(
            name -> !known.extents().getOrDefault(name, Extent.dim(name)).equals(Extent.dim(name)))
        .map(name -> new Axis.Single(Extent.dim(name)))
        .map(one -> is(one, Words.ticked(known.apply(one.extent()))) + source(one, formal))
        .toList();
  }

  private String is(Axis name, String what) {
    return "`" + name + "` of " + face.what() + " is " + what;
  }

  /** The argument before this one in whose type the name stands alone. */
  private String source(Axis name, Value formal) {
    return face.formals().stream()
        .takeWhile(before -> !before.name().equals(formal.name()))
        .filter(
            before ->
                before instanceof Formal.Tensor one && one.value().type().axes().contains(name))
        .findFirst()
        .map(before -> " from `" + before.name() + "`")
        .orElse("");
  }
}
