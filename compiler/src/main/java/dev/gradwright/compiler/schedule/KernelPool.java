package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kernels, each once, under the name of its first launch. */
final class KernelPool {
  private final Map<Kernel, Integer> numbers = new HashMap<>();
  private final List<NamedKernel> kernels = new ArrayList<>();
  private final Names names;

  KernelPool(Names names) {
    this.names = names;
  }

  int number(Written written, Group group) {
    return numbers.computeIfAbsent(
        written.kernel(),
        kernel -> {
          List<String> arrays = new ArrayList<>();
          written.reads().forEach(read -> arrays.add(names.of(read)));
          String name = group.root().map(Root::name).orElseGet(() -> names.of(group.value()));
          arrays.add(name);
          return add(
              new NamedKernel(name, names.remark(group.value()), arrays, written.names(), kernel));
        });
  }

  /** {@code array[0 .. size] = 0}. */
  int fill(Extent size) {
    Expression.Local index = new Expression.Local(0, ElementType.INT);
    Expression zero = new Expression.Literal("0", ElementType.REAL);
    List<Statement> body =
        List.of(
            new Statement.For(
                0,
                new Expression.Size(Extent.ZERO),
                new Expression.Size(size),
                1,
                List.of(new Statement.Store(0, index, zero))));
    Kernel.Array array = new Kernel.Array(ElementType.REAL, Kernel.Access.WRITE);
    Kernel kernel = new Kernel(List.of(array), Dims.of(body), body);
    return numbers.computeIfAbsent(
        kernel, k -> add(new NamedKernel("zeros", "", List.of("array"), Map.of(), k)));
  }

  private int add(NamedKernel kernel) {
    kernels.add(kernel);
    return kernels.size() - 1;
  }

  List<NamedKernel> kernels() {
    return kernels;
  }
}
