package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the dims and build-time ints of one declaration stand for at one place that uses it, in the
 * names of that place. A name that is not bound stands for itself.
 */
public record Binding(Map<String, Extent> extents, Map<String, List<Axis>> leading) {
  public static final Binding NONE = new Binding(Map.of(), Map.of());

  public Binding {
    extents = Collections.unmodifiableMap(new LinkedHashMap<>(extents));
    leading = Collections.unmodifiableMap(new LinkedHashMap<>(leading));
  }

  /** Each name in the types bound to itself. */
  public static Binding identity(List<Type> types) {
    Map<String, Extent> extents = new LinkedHashMap<>();
    Map<String, List<Axis>> leading = new LinkedHashMap<>();
    for (Type type : types) {
      for (Axis axis : type.axes()) {
        if (axis instanceof Axis.Single single) {
          single.extent().dims().forEach(name -> extents.put(name, Extent.dim(name)));
        } else {
          leading.put(((Axis.Leading) axis).name(), List.of(axis));
        }
      }
    }
    return new Binding(extents, leading);
  }

  public Extent apply(Extent extent) {
    return extent.substitute(name -> extents.getOrDefault(name, Extent.dim(name)));
  }

  public List<Axis> apply(List<Axis> axes) {
    List<Axis> bound = new ArrayList<>();
    for (Axis axis : axes) {
      if (axis instanceof Axis.Single single) {
        bound.add(new Axis.Single(apply(single.extent())));
      } else {
        bound.addAll(leading.getOrDefault(((Axis.Leading) axis).name(), List.of(axis)));
      }
    }
    return bound;
  }

  public Type apply(Type type) {
    return type.withAxes(apply(type.axes()));
  }

  public FunctionType apply(FunctionType type) {
    return new FunctionType(
        type.parameters().stream().map(this::apply).toList(),
        type.results().stream().map(this::apply).toList());
  }

  /** This binding seen from further out: each name stands for what {@code outer} makes of it. */
  public Binding then(Binding outer) {
    Map<String, Extent> all = new LinkedHashMap<>();
    extents.forEach((name, extent) -> all.put(name, outer.apply(extent)));
    Map<String, List<Axis>> allLeading = new LinkedHashMap<>();
    leading.forEach((name, axes) -> allLeading.put(name, outer.apply(axes)));
    return new Binding(all, allLeading);
  }

  /** Both bindings; where both bind a name, the other's word holds. */
  public Binding and(Binding other) {
    Map<String, Extent> all = new LinkedHashMap<>(extents);
    all.putAll(other.extents);
    Map<String, List<Axis>> allLeading = new LinkedHashMap<>(leading);
    allLeading.putAll(other.leading);
    return new Binding(all, allLeading);
  }
}
