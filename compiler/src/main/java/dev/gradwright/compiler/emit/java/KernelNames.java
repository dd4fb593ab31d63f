package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Turns;
import dev.gradwright.compiler.loop.Width;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the arrays, dims and locals of a kernel are called in one of its methods, and their types.
 */
final class KernelNames {
  private final Precision precision;
  private final ScopeNames scope = new ScopeNames(List.of());
  private final LocalNames locals;
  private final Map<Integer, Width> widths = new HashMap<>();

  private record ArrayTag(int array) {}

  private record DimTag(String dim) {}

  KernelNames(Map<Integer, String> wishes, Precision precision) {
    this.precision = precision;
    this.locals = new LocalNames(scope, wishes);
  }

  ScopeNames scope() {
    return scope;
  }

  LocalNames locals() {
    return locals;
  }

  String array(int array) {
    return scope.get(new ArrayTag(array));
  }

  String dim(String dim) {
    return scope.get(new DimTag(dim));
  }

  /** Of an accumulator; others have none. */
  Width width(int local) {
    return widths.get(local);
  }

  /** Declares an accumulator, and gives its type. */
  TypeName accumulate(int local, Width width) {
    widths.put(local, width);
    return accumulator(local);
  }

  TypeName accumulator(int local) {
    return switch (widths.get(local)) {
      case INT -> TypeName.INT;
      case BOOL -> TypeName.BOOLEAN;
      case REAL -> KernelSpelling.type(ElementType.REAL, precision);
      case DOUBLE -> TypeName.DOUBLE;
    };
  }

  /** The parameters of a kernel's method. */
  void addParameters(NamedKernel named, MethodSpec.Builder method) {
    Kernel kernel = named.kernel();
    for (int i = 0; i < kernel.arrays().size(); i++) {
      addArray(kernel, i, named.arrays().get(i), method);
    }
    kernel.dims().forEach(dim -> addDim(dim, dim, method));
    for (int index = 0; index < kernel.indices(); index++) {
      method.addParameter(TypeName.INT, locals.declare(index, "turn"));
    }
    if (kernel.turns().isPresent()) {
      method.addParameter(TypeName.INT, locals.declare(Turns.FROM, "from"));
      method.addParameter(TypeName.INT, locals.declare(Turns.TO, "to"));
    }
  }

  /** The parameters of a method for a part of it, called as what the caller passes. */
  void addParameters(
      Kernel kernel, Mentioned mentioned, KernelNames caller, MethodSpec.Builder method) {
    mentioned.arrays().forEach(array -> addArray(kernel, array, caller.array(array), method));
    mentioned.dims().forEach(dim -> addDim(dim, caller.dim(dim), method));
    mentioned
        .locals()
        .forEach(
            (local, element) -> {
              String name = locals.put(local, scope.variable(caller.locals.get(local), local));
              Width width = caller.width(local);
              method.addParameter(
                  width == null
                      ? KernelSpelling.type(element, precision)
                      : accumulate(local, width),
                  name);
            });
  }

  private void addArray(Kernel kernel, int array, String wish, MethodSpec.Builder method) {
    TypeName element = KernelSpelling.type(kernel.arrays().get(array).element(), precision);
    method.addParameter(ArrayTypeName.of(element), scope.variable(wish, new ArrayTag(array)));
  }

  private void addDim(String dim, String wish, MethodSpec.Builder method) {
    method.addParameter(TypeName.INT, scope.variable(wish, new DimTag(dim)));
  }

  /** What the caller of such a method passes. */
  CodeBlock arguments(Mentioned mentioned) {
    List<Code> arguments = new ArrayList<>();
    mentioned.arrays().forEach(array -> arguments.add(Code.primary("$N", array(array))));
    mentioned.dims().forEach(dim -> arguments.add(Code.primary("$N", dim(dim))));
    mentioned.locals().keySet().forEach(l -> arguments.add(Code.primary("$N", locals.get(l))));
    return Code.list(arguments).text();
  }
}
