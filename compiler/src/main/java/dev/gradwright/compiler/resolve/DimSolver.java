package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds what the dims of a declaration stand for at one application: bare names first, then what is
 * linear in one unknown; then every extent must come out the same.
 */
final class DimSolver {
  /** Keeps unknown dims apart from dims of the same name at the place of the application. */
  private static final String UNKNOWN = "?";

  private record Equation(Extent declared, Extent actual, Supplier<Diagnostic> otherwise) {}

  private final Set<String> leadingNames;
  private final Obligations obligations;
  private final Map<String, Extent> known = new LinkedHashMap<>();
  private final Map<String, List<Axis>> leading = new LinkedHashMap<>();
  private final List<Equation> equations = new ArrayList<>();
  private final List<Equation> solved = new ArrayList<>();

  DimSolver(Set<String> leadingNames, Obligations obligations) {
    this.leadingNames = leadingNames;
    this.obligations = obligations;
  }

  void know(String name, Extent extent) {
    known.put(name, extent);
  }

  void know(Binding binding) {
    known.putAll(binding.extents());
    leading.putAll(binding.leading());
  }

  /** Demands that a declared type, in the declaration's names, is an actual one. */
  void match(Type declared, Type actual, Supplier<Diagnostic> otherwise) {
    List<Axis> left = declared.axes();
    List<Axis> right = actual.axes();
    boolean open = !left.isEmpty() && left.get(0) instanceof Axis.Leading;
    int singles = open ? left.size() - 1 : left.size();
    boolean fits = open ? right.size() >= singles : right.size() == singles;
    if (!fits) {
      throw Refusal.of(otherwise.get());
    }
    int rest = right.size() - singles;
    if (open) {
      bind(((Axis.Leading) left.get(0)).name(), right.subList(0, rest), otherwise);
    }
    for (int i = 0; i < singles; i++) {
      equate(left.get(left.size() - singles + i), right.get(rest + i), otherwise);
    }
  }

  private void bind(String name, List<Axis> axes, Supplier<Diagnostic> otherwise) {
    if (!leadingNames.contains(name)) {
      throw new IllegalStateException("leading dims of no declaration: " + name);
    }
    List<Axis> before = leading.putIfAbsent(name, List.copyOf(axes));
    if (before != null && !before.equals(axes)) {
      throw Refusal.of(otherwise.get());
    }
  }

  private void equate(Axis declared, Axis actual, Supplier<Diagnostic> otherwise) {
    if (!(declared instanceof Axis.Single left) || !(actual instanceof Axis.Single right)) {
      throw Refusal.of(otherwise.get());
    }
    equations.add(new Equation(left.extent(), right.extent(), otherwise));
  }

  /** Solves what can be solved, and refuses the first extent that does not come out. */
  void solve() {
    boolean progress = true;
    while (progress) {
      progress = solveBare() || solveLinear();
    }
    for (Equation equation : equations) {
      Extent declared = partly(equation.declared);
      boolean open = unknown(declared).findFirst().isPresent();
      if (!open && !declared.equals(equation.actual) && !isSolved(equation)) {
        throw Refusal.of(equation.otherwise.get());
      }
    }
  }

  /** Whether the same equation gave a dim its value: a quotient may not multiply back. */
  private boolean isSolved(Equation equation) {
    return solved.stream()
        .anyMatch(
            other ->
                other.declared.equals(equation.declared) && other.actual.equals(equation.actual));
  }

  private boolean solveBare() {
    boolean progress = false;
    for (Equation equation : equations) {
      Optional<String> name = equation.declared.bareName().filter(n -> !known.containsKey(n));
      name.ifPresent(n -> known.put(n, equation.actual));
      progress |= name.isPresent();
    }
    return progress;
  }

  private boolean solveLinear() {
    for (Equation equation : equations) {
      Extent declared = partly(equation.declared);
      List<String> unknowns = unknown(declared).toList();
      Optional<Extent.Linear> linear =
          unknowns.size() == 1 ? declared.linearIn(unknowns.get(0)) : Optional.empty();
      if (linear.isPresent()) {
        Extent value = solve(linear.get(), equation);
        known.put(stripped(unknowns.get(0)), value);
        solved.add(equation);
        return true;
      }
    }
    return false;
  }

  private Extent solve(Extent.Linear linear, Equation equation) {
    Extent value = equation.actual.minus(linear.rest()).dividedBy(linear.coefficient());
    if (value.constant().isEmpty()
        && equation.actual.constant().isPresent()
        && value.dims().isEmpty()) {
      throw Refusal.of(equation.otherwise.get());
    }
    obligations.even(value, equation.otherwise.get().span());
    obligations.notNegative(value, equation.otherwise);
    return value;
  }

  private Extent partly(Extent declared) {
    return declared.substitute(
        name -> known.containsKey(name) ? known.get(name) : Extent.dim(name + UNKNOWN));
  }

  private static Stream<String> unknown(Extent extent) {
    return extent.dims().stream().filter(name -> name.endsWith(UNKNOWN));
  }

  private static String stripped(String unknown) {
    return unknown.substring(0, unknown.length() - UNKNOWN.length());
  }

  boolean isKnown(String name) {
    return known.containsKey(name) || leading.containsKey(name);
  }

  /** What was found. */
  Binding binding() {
    return new Binding(known, leading);
  }
}
