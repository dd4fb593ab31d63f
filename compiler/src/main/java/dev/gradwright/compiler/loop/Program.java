package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.type.Precision;
import java.util.List;

/**
 * One model, ready to be spelled in a target language: what its users see, the arrays it works on,
 * and the routines that fill them.
 *
 * @param buffers all arrays that steps name, by their number
 * @param slots the workspace's arrays, shared by buffers that are never alive together
 * @param tables the arrays that never change
 * @param kernels each once, whatever buffers it is launched on
 * @param stages kernels of chains, whose indices are where a strip begins and ends, and how far
 *     before it lies what is kept for one strip alone
 * @param counts extents that loops run to and that no array bounds: they must fit an int
 */
public record Program(
    Face face,
    Precision precision,
    List<Buffer> buffers,
    List<Slot> slots,
    List<Table> tables,
    List<NamedKernel> kernels,
    List<NamedKernel> stages,
    List<Routine> routines,
    List<Count> counts) {

  public Program {
    buffers = List.copyOf(buffers);
    slots = List.copyOf(slots);
    tables = List.copyOf(tables);
    kernels = List.copyOf(kernels);
    stages = List.copyOf(stages);
    routines = List.copyOf(routines);
    counts = List.copyOf(counts);
  }

  /** Whether any kernel is written for vectors too. */
  public boolean hasVectors() {
    return !stages.isEmpty() || kernels.stream().anyMatch(kernel -> kernel.vectors().isPresent());
  }

  /** Whether any step is a product, for which a workspace keeps room. */
  public boolean multiplies() {
    return routines.stream().anyMatch(routine -> multiply(routine.steps()));
  }

  private static boolean multiply(List<Step> steps) {
    return steps.stream()
        .anyMatch(
            step ->
                step instanceof Step.Multiply
                    || step instanceof Step.Repeat repeat && multiply(repeat.steps())
                    || step instanceof Step.Chain chain && multiply(chain.steps()));
  }
}
