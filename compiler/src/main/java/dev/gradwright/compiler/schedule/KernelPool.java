package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.schedule.Root.Target;
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
          String name =
              group.outside().map(Target.Outside::name).orElseGet(() -> names.of(group.value()));
          arrays.add(name);
          return add(
              new NamedKernel(
                  name, names.remark(group.value()), arrays, locals(written, group), kernel));
        });
  }

  /** The names of locals, of which the first are the indices of loops. */
  private Map<Integer, String> locals(Written written, Group group) {
    Map<Integer, String> locals = new HashMap<>(written.names());
    for (Scope loop : group.scope().loops()) {
      int local = written.indices().indexOf(loop.number());
      if (local >= 0) {
        locals.put(local, names.index(loop.loop()));
      }
    }
    return locals;
  }

  /** A kernel that writes zeros where the group will add. */
  int zeros(Written zeros, Group group) {
    return numbers.computeIfAbsent(
        zeros.kernel(),
        kernel ->
            add(
                new NamedKernel(
                    "zeros", Remark.NONE, List.of("array"), locals(zeros, group), kernel)));
  }

  private int add(NamedKernel kernel) {
    kernels.add(kernel);
    return kernels.size() - 1;
  }

  List<NamedKernel> kernels() {
    return kernels;
  }
}
