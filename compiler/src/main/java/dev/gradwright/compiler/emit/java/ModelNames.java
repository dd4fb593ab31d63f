package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.type.ElementType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of a model class's members: those that users see first, so that they get the best. */
final class ModelNames {
  private static final List<String> RESERVED =
      List.of(
          "TYPE",
          "SIGNATURE",
          "KERNELS",
          "signature",
          "parameters",
          "gradients",
          "gradientSum",
          "resize",
          "bind",
          "forward",
          "backward",
          "backwardAdding",
          "vjp",
          "predict",
          "outputs",
          "inputGradient",
          "memory",
          "peakBytes",
          "initialise",
          "create",
          "inputs",
          "seeds",
          "loss",
          "dims",
          "name",
          "scratch",
          "ready",
          "nextStates",
          "draws",
          "stepped",
          "exchangeStates",
          "room",
          "reservePredict",
          "reserveForward",
          "reserveBackward",
          "computePredict",
          "computeForward",
          "computeBackward",
          "predictReserved",
          "forwardReserved",
          "backwardReserved",
          "getClass",
          "hashCode",
          "equals",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");

  /** A class holds at most 65,535 constants, and a field takes several. */
  private static final int SLOT_FIELDS = 500;

  private final Program program;
  private final ScopeNames names = new ScopeNames(RESERVED);
  private final ScopeNames kernelNames = new ScopeNames(RESERVED);

  private record Tag(String kind, int number) {}

  private record DimTag(String dim) {}

  private record IndexTag(String wish, int depth) {}

  private final Set<IndexTag> indices = new HashSet<>();

  ModelNames(Program program) {
    this.program = program;
    Face face = program.face();
    // A field of the model's own name would hide the class.
    names.reserve(face.name());
    for (int i = 0; i < face.outputs().size(); i++) {
      String accessor = names.variable(face.outputs().get(i).name(), new Tag("output", i));
      kernelNames.variable(accessor, accessor);
      names.constant(face.outputs().get(i).name(), new Tag("outputDeclaration", i));
    }
    face.dims().forEach(dim -> names.variable(dim.name(), new DimTag(dim.name())));
    for (int i = 0; i < face.inputs().size(); i++) {
      names.variable(face.inputs().get(i).name(), new Tag("input", i));
      names.constant(face.inputs().get(i).name(), new Tag("inputDeclaration", i));
      names.variable(face.inputs().get(i).name() + "Gradient", new Tag("inputGradient", i));
    }
    for (int i = 0; i < face.seeds().size(); i++) {
      names.variable(face.seeds().get(i).name() + "Seed", new Tag("seed", i));
      names.constant(face.seeds().get(i).name() + "Seed", new Tag("seedDeclaration", i));
    }
    for (int i = 0; i < program.tables().size(); i++) {
      names.constant(program.tables().get(i).name(), new Tag("table", i));
    }
    List<NamedKernel> kernels = program.kernels();
    for (int i = 0; i < kernels.size(); i++) {
      kernelNames.variable(kernels.get(i).name(), new Tag("kernel", i));
    }
    List<Slot> slots = program.slots();
    for (int i = 0; i < slots.size() && !slotsAreSpread(); i++) {
      names.variable(slots.get(i).name(), new Tag("slot", i));
    }
  }

  String output(int number) {
    return names.get(new Tag("output", number));
  }

  String outputDeclaration(int number) {
    return names.get(new Tag("outputDeclaration", number));
  }

  String input(int number) {
    return names.get(new Tag("input", number));
  }

  String inputDeclaration(int number) {
    return names.get(new Tag("inputDeclaration", number));
  }

  String inputGradient(int number) {
    return names.get(new Tag("inputGradient", number));
  }

  String seed(int number) {
    return names.get(new Tag("seed", number));
  }

  String seedDeclaration(int number) {
    return names.get(new Tag("seedDeclaration", number));
  }

  String table(int number) {
    return names.get(new Tag("table", number));
  }

  String kernel(int number) {
    return kernelNames.get(new Tag("kernel", number));
  }

  /** The array of a slot: a field, or an element of one if there are too many for fields. */
  CodeBlock slot(int number) {
    return slotsAreSpread()
        ? CodeBlock.of("$N[$L]", slots(program.slots().get(number).element()), number)
        : CodeBlock.of("$N", names.get(new Tag("slot", number)));
  }

  boolean slotsAreSpread() {
    return program.slots().size() > SLOT_FIELDS;
  }

  /** The field that holds the arrays of an element type, by the numbers of their slots. */
  static String slots(ElementType element) {
    return switch (element) {
      case REAL -> "reals";
      case INT -> "ints";
      case BOOL -> "bools";
      case F32 -> "singles";
      case F16 -> "halves";
      case BF16 -> "brains";
    };
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
