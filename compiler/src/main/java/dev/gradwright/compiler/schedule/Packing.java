package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Kernel.Access;
import dev.gradwright.compiler.loop.MatrixProduct;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has the right factor of a product that is computed at every turn of a loop packed once, before
 * the loop, if no turn changes it: a recurrent network's weights.
 */
final class Packing {
  private final List<Buffer> buffers;
  private final List<NamedKernel> kernels;
  private final Map<Packed, Integer> numbers = new HashMap<>();

  /** Products of one shape read the same layout. */
  private record Packed(MatrixProduct product, Step.Operand b) {}

  /** Buffers and kernels may still grow in number. */
  Packing(List<Buffer> buffers, List<NamedKernel> kernels) {
    this.buffers = buffers;
    this.kernels = kernels;
  }

  List<Step> of(List<Step> steps) {
    List<Step> packed = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Repeat repeat) {
        packed.addAll(around(repeat.with(of(repeat.steps()))));
      } else {
        packed.add(step);
      }
    }
    return packed;
  }

  /** What is packed before the loop, and the loop. */
  private List<Step> around(Step.Repeat repeat) {
    Set<Place> written = new HashSet<>();
    repeat.steps().forEach(step -> addWritten(step, written));
    Set<Step> before = new LinkedHashSet<>();
    List<Step> inside = new ArrayList<>();
    for (Step step : repeat.steps()) {
      if (step instanceof Step.Pack pack && stays(pack.b(), repeat, written)) {
        before.add(pack);
      } else if (step instanceof Step.Multiply multiply
          && isSingle(multiply)
          && stays(multiply.b(), repeat, written)) {
        Step.Pack pack = pack(multiply);
        before.add(pack);
        inside.add(multiply.withPacked(pack.number()));
      } else {
        inside.add(step);
      }
    }
    List<Step> all = new ArrayList<>(before);
    all.add(repeat.with(inside));
    return all;
  }

  private static boolean isSingle(Step.Multiply multiply) {
    return multiply.product() instanceof MatrixProduct
        && multiply.turns().isEmpty()
        && multiply.batches().isEmpty()
        && multiply.packed().isEmpty();
  }

  private boolean stays(Step.Operand b, Step.Repeat repeat, Set<Place> written) {
    return !b.offset().coefficients().containsKey(repeat.index())
        && !written.contains(place(b.buffer()));
  }

  private Step.Pack pack(Step.Multiply multiply) {
    MatrixProduct product = (MatrixProduct) multiply.product();
    int number =
        numbers.computeIfAbsent(new Packed(product, multiply.b()), packed -> numbers.size());
    return new Step.Pack(number, product, multiply.b(), multiply.remark());
  }

  private void addWritten(Step step, Set<Place> written) {
    if (step instanceof Step.Repeat repeat) {
      repeat.steps().forEach(inside -> addWritten(inside, written));
    } else if (step instanceof Step.Multiply multiply) {
      written.add(place(multiply.c().buffer()));
    } else if (step instanceof Step.Launch launch) {
      List<Kernel.Array> arrays = kernels.get(launch.kernel()).kernel().arrays();
      for (int i = 0; i < arrays.size(); i++) {
        if (arrays.get(i).access() == Access.WRITE) {
          written.add(place(launch.buffers().get(i)));
        }
      }
    }
  }

  private Place place(int buffer) {
    return buffers.get(buffer).place();
  }
}
