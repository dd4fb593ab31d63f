package dev.gradwright.compiler.build;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.Body;
import dev.gradwright.compiler.resolved.FunctionParameter;
import dev.gradwright.compiler.resolved.FunctionValue;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.resolved.IndexRange;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What names mean at one place that is being inlined: values, dims, indices, functions, and the
 * path of the layer around. A name unknown here is looked up further out.
 */
final class Scope {
  /** A function handed over, with the names of the place it comes from. */
  record Closure(FunctionValue.Lambda lambda, Scope scope) {}

  private final Optional<Scope> outer;
  private final List<String> path;
  private final List<Span> sites;
  private final Map<String, Extent> extents = new HashMap<>();
  private final Map<String, List<Extent>> leading = new HashMap<>();
  private final Map<Value, Mapped> values = new IdentityHashMap<>();
  private final Map<Index, IndexRange> ranges = new HashMap<>();
  private final Map<Index, List<MapAxis>> indices = new HashMap<>();
  private final Map<FunctionParameter, Closure> functions = new HashMap<>();
  private final Map<Use, List<String>> owned = new IdentityHashMap<>();
  private final Set<Value> differentiated = new HashSet<>();

  private Scope(Optional<Scope> outer, List<String> path, List<Span> sites) {
    this.outer = outer;
    this.path = List.copyOf(path);
    this.sites = List.copyOf(sites);
  }

  /** The scope of a model. */
  static Scope outermost() {
    return new Scope(Optional.empty(), List.of(), List.of());
  }

  /** The body of another declaration, whose names are its own but for those of files. */
  Scope declaration(List<String> inner, Span site) {
    List<Span> all = new ArrayList<>(sites);
    all.add(site);
    return new Scope(Optional.of(root()), inner, all);
  }

  /** A place inside this one. */
  Scope inside() {
    return new Scope(Optional.of(this), path, sites);
  }

  private Scope root() {
    return outer.map(Scope::root).orElse(this);
  }

  /** The path of the layer around; empty in the model. */
  List<String> path() {
    return path;
  }

  /** Where what is being inlined was called, the outermost first. */
  List<Span> sites() {
    return sites;
  }

  void enter(Body body) {
    ranges.putAll(body.ranges());
    differentiated.addAll(body.differentiated());
  }

  void bind(Value value, Mapped mapped) {
    values.put(value, mapped);
  }

  void bindExtent(String name, Extent extent) {
    extents.put(name, extent);
  }

  /**
   * Binds the names of a declaration as {@code binding} says, whose right sides are read in {@code
   * names}.
   */
  void bind(Binding binding, Scope names) {
    binding.extents().forEach((name, extent) -> extents.put(name, names.extent(extent)));
    binding.leading().forEach((name, axes) -> leading.put(name, names.extents(axes)));
  }

  void bind(Index index, List<MapAxis> axes) {
    indices.put(index, axes);
  }

  void bind(FunctionParameter parameter, Closure closure) {
    functions.put(parameter, closure);
  }

  void own(Use use, List<String> at) {
    owned.put(use, at);
  }

  Mapped value(Value value) {
    return find(scope -> scope.values.get(value))
        .orElseThrow(() -> new IllegalStateException("no value for " + value));
  }

  IndexRange range(Index index) {
    return find(scope -> scope.ranges.get(index)).orElseThrow();
  }

  List<MapAxis> axes(Index index) {
    return find(scope -> scope.indices.get(index)).orElseThrow();
  }

  Closure function(FunctionParameter parameter) {
    return find(scope -> scope.functions.get(parameter)).orElseThrow();
  }

  /** The path of a layer used here. */
  List<String> path(Use use) {
    return find(scope -> scope.owned.get(use)).orElseGet(() -> step(use.name()));
  }

  /** The path of a member of the layer around. */
  List<String> step(String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }

  boolean isDifferentiated(Value value) {
    return find(scope -> scope.differentiated.contains(value) ? Boolean.TRUE : null).isPresent();
  }

  /** The extent in dims of the model alone. */
  Extent extent(Extent extent) {
    return extent.substitute(
        name ->
            find(scope -> scope.extents.get(name))
                .orElseThrow(() -> new IllegalStateException("no extent for " + name)));
  }

  List<Extent> extents(Axis axis) {
    if (axis instanceof Axis.Single single) {
      return List.of(extent(single.extent()));
    }
    String name = ((Axis.Leading) axis).name();
    return find(scope -> scope.leading.get(name))
        .orElseThrow(() -> new IllegalStateException("no axes for .." + name));
  }

  List<Extent> extents(List<Axis> axes) {
    return axes.stream().flatMap(axis -> extents(axis).stream()).toList();
  }

  Shape shape(List<Axis> axes) {
    return new Shape(extents(axes));
  }

  private <T> Optional<T> find(Function<Scope, T> lookUp) {
    for (Optional<Scope> at = Optional.of(this); at.isPresent(); at = at.get().outer) {
      T found = lookUp.apply(at.get());
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
