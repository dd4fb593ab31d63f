package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.loop.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The names of a model class's members: those that users see first, so that they get the best. */
final class ModelNames {
  private final ScopeNames names = new ScopeNames(ReservedNames.ALL);
  private final ScopeNames kernelNames = new ScopeNames(ReservedNames.ALL);

  /** Stands for one of a numbered kind. */
  private record Tag(Kind kind, int number) {}

  private enum Kind {
    OUTPUT,
    OUTPUT_DECLARATION,
    INPUT,
    INPUT_DECLARATION,
    INPUT_GRADIENT,
    SEED,
    SEED_DECLARATION,
    TABLE,
    KERNEL,
    STAGE,
    SLOT
  }

  private record DimTag(String dim) {}

  private record IndexTag(String wish, int depth) {}

  private final Set<IndexTag> indices = new HashSet<>();
  private final SlotArrays slotArrays;
  private final List<Code> slots;

  ModelNames(Program program) {
    this.slotArrays = new SlotArrays(program.slots());
    Face face = program.face();
    // A field of the model's own name would hide the class.
    names.reserve(face.name());
    nameOutputs(face.outputs());
    face.dims().forEach(dim -> names.variable(dim.name(), new DimTag(dim.name())));
    nameInputs(face.inputs());
    nameSeeds(face.seeds());
    nameTables(program.tables());
    nameKernels(program.kernels());
    nameStages(program.stages());
    if (!slotArrays.areSpread()) {
      nameSlots(program.slots());
    }
    // Each is spelled in many calls.
    this.slots = IntStream.range(0, program.slots().size()).mapToObj(this::spelledSlot).toList();
  }

  /** An output's name is that of a method and of a field. */
  private void nameOutputs(List<Face.Output> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      String name = outputs.get(i).name();
      String accessor = names.variable(name, new Tag(Kind.OUTPUT, i));
      kernelNames.variable(accessor, accessor);
      names.constant(name, new Tag(Kind.OUTPUT_DECLARATION, i));
    }
  }

  private void nameInputs(List<Face.Input> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      String name = inputs.get(i).name();
      names.variable(name, new Tag(Kind.INPUT, i));
      names.constant(name, new Tag(Kind.INPUT_DECLARATION, i));
      names.variable(name + "Gradient", new Tag(Kind.INPUT_GRADIENT, i));
    }
  }

  private void nameSeeds(List<Face.Input> seeds) {
    for (int i = 0; i < seeds.size(); i++) {
      String name = seeds.get(i).name() + "Seed";
      names.variable(name, new Tag(Kind.SEED, i));
      names.constant(name, new Tag(Kind.SEED_DECLARATION, i));
    }
  }

  private void nameTables(List<Table> tables) {
    for (int i = 0; i < tables.size(); i++) {
      names.constant(tables.get(i).name(), new Tag(Kind.TABLE, i));
    }
  }

  private void nameKernels(List<NamedKernel> kernels) {
    for (int i = 0; i < kernels.size(); i++) {
      kernelNames.variable(kernels.get(i).name(), new Tag(Kind.KERNEL, i));
    }
  }

  private void nameStages(List<NamedKernel> stages) {
    for (int i = 0; i < stages.size(); i++) {
      kernelNames.variable(stages.get(i).name(), new Tag(Kind.STAGE, i));
    }
  }

  private void nameSlots(List<Slot> slots) {
    for (int i = 0; i < slots.size(); i++) {
      names.variable(slots.get(i).name(), new Tag(Kind.SLOT, i));
    }
  }

  String output(int number) {
    return names.get(new Tag(Kind.OUTPUT, number));
  }

  String outputDeclaration(int number) {
    return names.get(new Tag(Kind.OUTPUT_DECLARATION, number));
  }

  String input(int number) {
    return names.get(new Tag(Kind.INPUT, number));
  }

  String inputDeclaration(int number) {
    return names.get(new Tag(Kind.INPUT_DECLARATION, number));
  }

  String inputGradient(int number) {
    return names.get(new Tag(Kind.INPUT_GRADIENT, number));
  }

  String seed(int number) {
    return names.get(new Tag(Kind.SEED, number));
  }

  String seedDeclaration(int number) {
    return names.get(new Tag(Kind.SEED_DECLARATION, number));
  }

  String table(int number) {
    return names.get(new Tag(Kind.TABLE, number));
  }

  String kernel(int number) {
    return kernelNames.get(new Tag(Kind.KERNEL, number));
  }

  String stage(int number) {
    return kernelNames.get(new Tag(Kind.STAGE, number));
  }

  /** The array of a slot: a field, or an element of one if there are too many for fields. */
  Code slot(int number) {
    return slots.get(number);
  }

  private Code spelledSlot(int number) {
    return slotArrays.areSpread()
        ? slotArrays.at(number)
        : Code.primary("$N", names.get(new Tag(Kind.SLOT, number)));
  }

  SlotArrays slotArrays() {
    return slotArrays;
  }

  /** The index of a loop inside {@code depth} others: no field's name, which it would hide. */
  String index(String wish, int depth) {
    IndexTag tag = new IndexTag(wish, depth);
    if (indices.add(tag)) {
      names.variable(wish, tag);
    }
    return names.get(tag);
  }

  String dim(String dim) {
    return names.get(new DimTag(dim));
  }

  /** The name of a nested class, which must not be that of the model. */
  static ClassName nested(ClassName model, String wish) {
    return model.nestedClass(model.simpleName().equals(wish) ? wish + "Of" + wish : wish);
  }

  /** The scope of fields, for more of them. */
  ScopeNames fields() {
    return names;
  }

  /** The scope of methods, for more of them. */
  ScopeNames methods() {
    return kernelNames;
  }
}
