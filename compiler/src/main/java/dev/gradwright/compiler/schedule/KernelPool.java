package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Remark;
import dev.gradwright.compiler.schedule.Root.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Kernels, each once, under the name of its first launch. */
final class KernelPool {
  private final Map<Kernel, Integer> numbers = new HashMap<>();

  // Most are asked for again, and hashing all statements is slow.
  private final Map<Kernel, Integer> known = new IdentityHashMap<>();
  private final List<NamedKernel> kernels = new ArrayList<>();
  private final Map<Kernel, Integer> stageNumbers = new HashMap<>();
  private final List<NamedKernel> stages = new ArrayList<>();
  private final Names names;

  KernelPool(Names names) {
    this.names = names;
  }

  int number(Written written, Group group) {
    return number(written, List.of(group));
  }

  /** Of a kernel that writes to arrays of several groups. */
  int number(Written written, List<Group> groups) {
    return known.computeIfAbsent(written.kernel(), kernel -> find(written, groups));
  }

  private int find(Written written, List<Group> groups) {
    return numbers.computeIfAbsent(
        written.kernel(),
        kernel -> {
          List<String> arrays = new ArrayList<>();
          written.reads().forEach(read -> arrays.add(names.of(read)));
          groups.forEach(group -> arrays.add(name(group)));
          Group last = groups.get(groups.size() - 1);
          return add(named(written, last, name(last), names.remark(last.value()), arrays));
        });
  }

  private String name(Group group) {
    return group.outside().map(Target.Outside::name).orElseGet(() -> names.of(group.value()));
  }

  private NamedKernel named(
      Written written, Group group, String name, Remark remark, List<String> arrays) {
    return new NamedKernel(
        name,
        remark,
        arrays,
        locals(written.names(), written, group),
        written.kernel(),
        written
            .vectors()
            .filter(v -> !PlainLoop.is(v.body()))
            .map(v -> v.naming(locals(v.locals(), written, group))));
  }

  /** The names of locals, of which the first are the indices of loops. */
  private Map<Integer, String> locals(Map<Integer, String> named, Written written, Group group) {
    Map<Integer, String> locals = new HashMap<>(named);
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
        zeros.kernel(), kernel -> add(named(zeros, group, "zeros", Remark.NONE, List.of("array"))));
  }

  private int add(NamedKernel kernel) {
    kernels.add(kernel);
    return kernels.size() - 1;
  }

  /** A kernel that works on strips. */
  int stage(NamedKernel stage) {
    return stageNumbers.computeIfAbsent(
        stage.kernel(),
        kernel -> {
          stages.add(stage);
          return stages.size() - 1;
        });
  }

  List<NamedKernel> stages() {
    return stages;
  }

  List<NamedKernel> kernels() {
    return kernels;
  }
}
