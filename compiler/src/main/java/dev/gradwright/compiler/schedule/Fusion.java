package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.VectorBody;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Computation;
import dev.gradwright.compiler.scalar.Computation.Pointwise;
import dev.gradwright.compiler.scalar.Computation.Scatter;
import dev.gradwright.compiler.scalar.Computation.Sequential;
import dev.gradwright.compiler.scalar.Scalar;
import dev.gradwright.compiler.schedule.LoopPart.Role;
import dev.gradwright.compiler.schedule.Root.Target;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which values get arrays. From results to operands: what is cheap is computed again
 * wherever it is wanted; what one group alone wants joins it, unless that would compute elements
 * more than once; everything else gets an array and a group of its own.
 */
final class Fusion {
  /** Above this, a kernel grows hard to compile and to read. */
  private static final int OPERATIONS = 60;

  /** With more in one loop HotSpot leaves vectors objects: see {@link Work}. */
  private static final int FUNCTIONS = 1;

  /** How often one group may want other elements of a value that joins it. */
  private static final int SITES = 2;

  private final Computations computations;
  private final Timeline timeline;
  private final Cheapness cheapness;
  private final Accumulations accumulations;
  private final MovedOnce movedOnce;
  private final Map<Expr, Uses> uses = new HashMap<>();
  private final Map<Expr, Root> rooted = new HashMap<>();
  private final Map<Expr, Group> owners = new HashMap<>();
  private final Set<Expr> filled = new HashSet<>();
  private final List<Group> groups = new ArrayList<>();
  private final Set<Group> copies = new LinkedHashSet<>();

  private Fusion(Computations computations, Timeline timeline) {
    this.computations = computations;
    this.timeline = timeline;
    this.cheapness = new Cheapness(computations, timeline.order());
    this.accumulations = new Accumulations(timeline, computations);
    this.movedOnce = new MovedOnce(computations);
  }

  static Fusion of(Computations computations, Timeline timeline) {
    Fusion fusion = new Fusion(computations, timeline);
    fusion.placeRoots();
    List<Expr> order = timeline.order();
    for (int i = order.size() - 1; i >= 0; i--) {
      fusion.decide(order.get(i));
    }
    return fusion;
  }

  /** All groups, those outside loops in the order they run. */
  List<Group> groups() {
    List<Group> all = new ArrayList<>(groups);
    all.addAll(copies);
    all.sort(
        Comparator.<Group, Entry>comparing(Group::entry)
            .thenComparingInt(group -> group.value().number())
            .thenComparing(copies::contains));
    return all;
  }

  /** Whether a group only copies a value to where it must be left. */
  boolean isCopy(Group group) {
    return copies.contains(group);
  }

  /** What users get of the array of a loop, which then is theirs. */
  Optional<Root> root(Expr array) {
    return Optional.ofNullable(rooted.get(array));
  }

  /**
   * Where the elements of a value lie in their order, if they do anywhere: in the array of a group,
   * or one given from outside.
   */
  Optional<Located> array(Expr expr) {
    Expr at = expr;
    Affine base = Affine.constant(Extent.ZERO);
    Group owner = owners.get(at);
    while (owner == null && !computations.isGiven(at)) {
      Optional<Computations.Alias> alias = computations.alias(at);
      if (alias.isEmpty()) {
        return Optional.empty();
      }
      at = alias.get().of();
      base = base.plus(alias.get().base());
      owner = owners.get(at);
    }
    if (owner == null) {
      return Optional.of(new Located(at, base));
    }
    Located written = owner.written();
    return Optional.of(new Located(written.array(), written.base().plus(base)));
  }

  /**
   * A value is computed where its root wants it if that is done by the same routine, at the same
   * turns; else it is copied.
   */
  private void placeRoots() {
    for (Root root : timeline.roots()) {
      Expr value = root.target() instanceof Target.Outside ? filled(root.value()) : root.value();
      boolean owns =
          !(root.target() instanceof Target.Carried)
              && (!computations.isGiven(value) || filled.contains(value))
              && timeline.entry(value) == root.entry()
              && timeline.scope(value) == root.scope()
              && !rooted.containsKey(value);
      if (owns) {
        rooted.put(value, root);
      } else {
        addCopy(root);
      }
    }
  }

  /** The array that a loop fills, if the value is all of it. */
  private Expr filled(Expr value) {
    Expr array = value;
    while (computations.reshaped(array).isPresent()) {
      array = computations.reshaped(array).get();
    }
    if (LoopPart.is(array, Role.STACK) || LoopPart.is(array, Role.START)) {
      filled.add(array);
      return array;
    }
    return value;
  }

  private void addCopy(Root root) {
    Expr value = root.value();
    Computation copy = Pointwise.of(new Scalar.LoadSamePlace(0, value.type().element()));
    copies.add(
        new Group(
            value,
            copy,
            List.of(value),
            Nesting.of(copy, List.of(value), value.shape(), computations),
            root.entry(),
            root.scope(),
            Optional.of(root),
            Optional.empty(),
            Optional.empty()));
    requireArray(value);
  }

  private void decide(Expr expr) {
    if (computations.isGiven(expr) || accumulations.isAbsorbed(expr)) {
      return;
    }
    Uses wanted = usesOf(expr);
    Optional<Expr> reshaped = computations.reshaped(expr);
    Optional<Computations.Alias> alias = computations.alias(expr);
    if (rooted.containsKey(expr) || LoopPart.isCopy(expr)) {
      own(expr);
    } else if (reshaped.isPresent()) {
      requireArray(reshaped.get());
    } else if (wanted.needsArray() && alias.isPresent()) {
      requireArray(alias.get().of());
    } else if (wanted.needsArray() || !joins(expr, wanted)) {
      own(expr);
    } else {
      wanted.sites().forEach((group, sites) -> sites.forEach(site -> join(expr, group, site)));
    }
  }

  private boolean joins(Expr expr, Uses wanted) {
    Optional<Scalar> value = computations.elementwise(expr);
    if (value.isEmpty() || Together.suits(expr, value.get())) {
      return false;
    }
    if (cheapness.isCheap(expr)) {
      return !movedOnce.isSooner(expr, wanted);
    }
    if (wanted.sites().size() != 1) {
      return false;
    }
    Map.Entry<Group, Set<Site>> only = wanted.sites().entrySet().iterator().next();
    Group group = only.getKey();
    Weight weight = weight(expr);
    int sites = only.getValue().size();
    return group.entry() == timeline.entry(expr)
        && group.scope() == timeline.scope(expr)
        && sites <= SITES
        && group.operations() + weight.operations() * sites <= OPERATIONS
        && (weight.functions() == 0
            || isShort(expr)
            || group.weight().functions() + weight.functions() * sites <= FUNCTIONS)
        && only.getValue().stream().allMatch(site -> isComputedOnce(group, site));
  }

  private static boolean isComputedOnce(Group group, Site site) {
    return site.reach() == Loads.Reach.ALWAYS
        && site.isInjective()
        && group.nesting().isHoistable(site.axes());
  }

  /** Too few elements for a loop on vectors. */
  private static boolean isShort(Expr expr) {
    return expr.shape().size().constant().orElse(VectorBody.LEAST) < VectorBody.LEAST;
  }

  private Weight weight(Expr expr) {
    return Weight.of(computations.elementwise(expr).orElseThrow());
  }

  private void join(Expr expr, Group group, Site site) {
    Scalar value = computations.elementwise(expr).orElseThrow();
    group.add(Weight.of(value));
    want(Loads.of(value, expr.operands(), expr.shape().extents()), expr.operands(), group, site);
  }

  private void own(Expr expr) {
    Optional<Product> product =
        accumulations
            .term(expr)
            .flatMap(term -> Product.of(term, computations))
            .map(Product::adding)
            .or(() -> Product.of(expr, computations));
    if (product.isPresent()) {
      add(expr, computations.of(expr), Optional.empty(), product);
      product.get().operands().forEach(this::requireArray);
      return;
    }
    Optional<Scalar> value = computations.elementwise(expr);
    if (value.isEmpty()) {
      wantOperands(add(expr, computations.of(expr), Optional.empty(), product));
      return;
    }
    for (Piece piece : Piece.of(value.get(), expr.shape().extents())) {
      wantOperands(add(expr, Pointwise.of(piece.value()), piece.range(), product));
    }
  }

  private Group add(
      Expr expr, Computation computation, Optional<Piece.Range> range, Optional<Product> product) {
    Optional<Root> root = Optional.ofNullable(rooted.get(expr));
    Entry entry = timeline.entry(expr);
    Scope scope = timeline.scope(expr);
    Nesting nesting = Nesting.of(computation, expr.operands(), expr.shape(), computations);
    Group group =
        new Group(expr, computation, expr.operands(), nesting, entry, scope, root, range, product);
    owners.put(expr, group);
    groups.add(group);
    return group;
  }

  private void wantOperands(Group group) {
    if (group.computation() instanceof Sequential) {
      group.operands().forEach(this::requireArray);
      return;
    }
    List<Extent> space = group.space();
    Site everywhere = new Site(Affines.identity(space.size()), Loads.Reach.ALWAYS);
    List<Expr> operands = group.operands();
    if (group.computation() instanceof Scatter scatter) {
      group.add(Weight.of(scatter.value()));
      want(
          Loads.of(scatter.target(), scatter.value(), operands, space),
          operands,
          group,
          everywhere);
    } else {
      Scalar value = ((Pointwise) group.computation()).value();
      group.add(Weight.of(value));
      want(Loads.of(value, operands, space), operands, group, everywhere);
    }
  }

  private void want(Loads.Found loads, List<Expr> operands, Group group, Site site) {
    loads.anywhere().forEach(operand -> requireArray(operands.get(operand)));
    for (Loads.At load : loads.at()) {
      List<Affine> at = Affines.compose(load.coordinates(), site.at());
      Loads.Reach reach = site.reach() == Loads.Reach.GUARDED ? Loads.Reach.GUARDED : load.reach();
      usesOf(operands.get(load.operand())).add(group, new Site(at, reach));
    }
  }

  private void requireArray(Expr expr) {
    usesOf(expr).requireArray();
  }

  private Uses usesOf(Expr expr) {
    return uses.computeIfAbsent(expr, e -> new Uses());
  }
}
