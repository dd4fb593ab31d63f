package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Expression.Subscript;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.FunctionType;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a function that is handed over declares an extent that does not depend on dims of its own,
 * a bare dim in its place is that extent.
 */
final class HandedDims {
  private static final String OWN = "?";

  private final Here here;
  private final DimSolver dims;

  HandedDims(Here here, DimSolver dims) {
    this.here = here;
    this.dims = dims;
  }

  void take(FunctionType wanted, Node callee) {
    List<Type> pattern = new ArrayList<>(wanted.parameters());
    pattern.addAll(wanted.results());
    List<Type> declared = declared(callee);
    for (int i = 0; i < Math.min(pattern.size(), declared.size()); i++) {
      take(pattern.get(i).axes(), declared.get(i).axes());
    }
  }

  /** What the callee takes and gives, in names of here; its own dims are marked. */
  private List<Type> declared(Node callee) {
    Optional<Module.Found> found = new Callees(here).declaration(callee);
    if (found.isPresent() && found.get().declaration() instanceof Declaration.Fn fn) {
      return types(here.frame().linker().fn(found.get().module(), fn).face(), Binding.NONE);
    }
    Node name = callee instanceof Subscript subscript ? subscript.target() : callee;
    Optional<Symbol> symbol =
        name instanceof Reference reference
            ? here.scope().find(reference.name().text())
            : Optional.empty();
    if (symbol.isPresent() && symbol.get() instanceof Symbol.Layered layered) {
      Use use = layered.use();
      return types(here.frame().linker().layer(use.layer()).forward(), use.binding());
    }
    if (symbol.isPresent() && symbol.get() instanceof Symbol.Function function) {
      List<Type> types = new ArrayList<>(function.parameter().type().parameters());
      types.addAll(function.parameter().type().results());
      return types;
    }
    return List.of();
  }

  private static List<Type> types(Face face, Binding known) {
    List<Type> types = new ArrayList<>();
    for (Formal formal : face.formals()) {
      if (formal instanceof Formal.Tensor tensor) {
        types.add(tensor.value().type());
      }
    }
    types.addAll(face.results());
    Map<String, Extent> own = new LinkedHashMap<>();
    Binding.identity(types).extents().keySet().forEach(n -> own.put(n, Extent.dim(n + OWN)));
    Binding seen = new Binding(own, Map.of()).and(known);
    return types.stream().map(seen::apply).toList();
  }

  /** Axes are compared from the last one on. */
  private void take(List<Axis> pattern, List<Axis> declared) {
    int both = Math.min(pattern.size(), declared.size());
    for (int i = 1; i <= both; i++) {
      Axis left = pattern.get(pattern.size() - i);
      Axis right = declared.get(declared.size() - i);
      if (left instanceof Axis.Single wanted && right instanceof Axis.Single given) {
        take(wanted.extent(), given.extent());
      } else {
        return;
      }
    }
  }

  private void take(Extent wanted, Extent given) {
    boolean own = given.dims().stream().anyMatch(name -> name.endsWith(OWN));
    if (!own) {
      wanted
          .bareName()
          .filter(name -> !dims.isKnown(name))
          .ifPresent(name -> dims.know(name, given));
    }
  }
}
