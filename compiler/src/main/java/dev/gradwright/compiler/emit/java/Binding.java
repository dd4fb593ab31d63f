package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Count;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.type.Atom;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.runtime.model.Bounds;
import dev.gradwright.runtime.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** How a workspace takes new dims: checks them, sizes its arrays, prepares its products. */
final class Binding {
  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final TensorTypes types;
  private final ExtentSpelling extents;

  Binding(Program program, TypeSpec.Builder type, ModelNames names, TensorTypes types) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.types = types;
    this.extents = new ExtentSpelling(names::dim);
  }

  static void addDims(MethodSpec.Builder method, Face face, ModelNames names) {
    for (Face.Dim dim : face.dims()) {
      String parameter = names.dim(dim.name());
      method.addParameter(int.class, parameter);
      String words = dim.documentation().isBlank() ? "" : ", " + dim.documentation().strip();
      method.addJavadoc(
          "@param $L the dim <code>$L</code>$L\n",
          parameter,
          Words.inJavadoc(dim.name()),
          Words.inJavadoc(words));
    }
  }

  static CodeBlock dimArguments(Face face, ModelNames names) {
    List<CodeBlock> arguments =
        face.dims().stream().map(dim -> CodeBlock.of("$N", names.dim(dim.name()))).toList();
    return CodeBlock.join(arguments, ", ");
  }

  void add(List<CodeBlock> preparations) {
    if (!program.face().dims().isEmpty()) {
      addResizeByNumbers();
    }
    addResize(preparations);
    addReserve(Entry.PREDICT);
    addReserve(Entry.FORWARD);
    addReserve(Entry.BACKWARD);
    addRooms();
  }

  private void addResizeByNumbers() {
    Face face = program.face();
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < face.dims().size(); i++) {
      arguments.add(CodeBlock.of("dims[$L]", i));
    }
    type.addMethod(
        MethodSpec.methodBuilder("resize")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(int[].class, "dims")
            .varargs()
            .addCode(requireDims(face))
            .addStatement("resize($L)", CodeBlock.join(arguments, ", "))
            .build());
  }

  static CodeBlock requireDims(Face face) {
    return CodeBlock.builder()
        .beginControlFlow("if (dims.length != $L)", face.dims().size())
        .addStatement(
            "throw new $T($S + dims.length)",
            IllegalArgumentException.class,
            face.name() + " takes " + face.dims().size() + " as its dims, given are ")
        .endControlFlow()
        .build();
  }

  private void addResize(List<CodeBlock> preparations) {
    Face face = program.face();
    MethodSpec.Builder resize = MethodSpec.methodBuilder("resize").addModifiers(Modifier.PUBLIC);
    if (face.dims().isEmpty()) {
      resize
          .addAnnotation(Override.class)
          .addParameter(int[].class, "dims")
          .varargs()
          .addCode(requireDims(face));
    } else {
      resize.addJavadoc("Binds the dims anew; allocates only to grow.\n\n");
      addDims(resize, face, names);
    }
    for (Face.Dim dim : face.dims()) {
      String name = names.dim(dim.name());
      resize.addStatement("$T.dim($S, $N)", Bounds.class, dim.name(), name);
    }
    addChecks(resize);
    for (Face.Dim dim : face.dims()) {
      resize.addStatement("this.$N = $N", names.dim(dim.name()), names.dim(dim.name()));
    }
    List<CodeBlock> statements = new ArrayList<>(preparations);
    statements.addAll(outputShapes());
    resize
        .addCode(
            new Chunks(type, names.methods())
                .body(statements, "bind", m -> m.addModifiers(Modifier.PRIVATE), CodeBlock.of("")))
        .addStatement("predictReserved = false")
        .addStatement("forwardReserved = false")
        .addStatement("backwardReserved = false")
        .addStatement("ready = false");
    type.addMethod(resize.build());
  }

  /** Requirements and counts see the new dims as arguments, so that a refusal changes nothing. */
  private void addChecks(MethodSpec.Builder resize) {
    List<CodeBlock> checks = new ArrayList<>();
    program.face().requirements().forEach(requirement -> addRequirement(checks, requirement));
    for (Count count : program.counts()) {
      checks.add(
          CodeBlock.builder()
              .addStatement(
                  "$T.count($L, $S, $S)",
                  Bounds.class,
                  extents.asLong(count.extent()).text(),
                  count.of(),
                  count.extent().toString())
              .build());
    }
    if (checks.isEmpty()) {
      return;
    }
    CodeBlock body =
        new Chunks(type, names.methods())
            .body(
                checks,
                "check",
                method -> {
                  method.addModifiers(Modifier.PRIVATE, Modifier.STATIC);
                  for (Face.Dim dim : program.face().dims()) {
                    method.addParameter(int.class, names.dim(dim.name()));
                  }
                },
                dimArguments(program.face(), names));
    resize
        .beginControlFlow("try")
        .addCode(body)
        .nextControlFlow("catch ($T e)", ArithmeticException.class)
        .addStatement("throw new $T($L)", ShapeException.class, tooLarge())
        .endControlFlow();
  }

  private CodeBlock tooLarge() {
    CodeBlock.Builder text = CodeBlock.builder();
    boolean first = true;
    for (Face.Dim dim : program.face().dims()) {
      text.add("$S + $N + ", (first ? "" : ", ") + dim.name() + " = ", names.dim(dim.name()));
      first = false;
    }
    return text.add("$S", " is too large").build();
  }

  private void addRequirement(List<CodeBlock> checks, Face.Requirement requirement) {
    String message = requirement.where() + ": " + requirement.message();
    requirement
        .extent()
        .eachAtom(
            atom -> {
              if (atom instanceof Atom.Exact exact) {
                checks.add(
                    CodeBlock.builder()
                        .addStatement(
                            "$T.divides($L, $L, $S)",
                            Bounds.class,
                            extents.asLong(exact.numerator()).text(),
                            extents.asLong(exact.denominator()).text(),
                            message)
                        .build());
              }
            });
    checks.add(
        CodeBlock.builder()
            .addStatement(
                "$T.nonNegative($L, $S)",
                Bounds.class,
                extents.asLong(requirement.extent()).text(),
                message)
            .build());
  }

  private List<CodeBlock> outputShapes() {
    List<CodeBlock> statements = new ArrayList<>();
    List<Face.Output> outputs = program.face().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "$N.resize($L)",
                  names.output(i),
                  types.shape(outputs.get(i).type().shape(), extents))
              .build());
    }
    for (int input : Results.inputGradients(program)) {
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "$N.resize($L)",
                  names.inputGradient(input),
                  types.shape(program.face().inputs().get(input).type().shape(), extents))
              .build());
    }
    return statements;
  }

  private void addReserve(Entry entry) {
    String flag = flag(entry);
    type.addField(boolean.class, flag, Modifier.PRIVATE);
    List<CodeBlock> statements = reservations(entry);
    if (entry == Entry.BACKWARD) {
      statements.add(CodeBlock.builder().addStatement("gradients()").build());
    }
    CodeBlock body =
        new Chunks(type, names.methods())
            .body(
                statements,
                reserveMethod(entry),
                m -> m.addModifiers(Modifier.PRIVATE),
                CodeBlock.of(""));
    type.addMethod(
        MethodSpec.methodBuilder(reserveMethod(entry))
            .addModifiers(Modifier.PRIVATE)
            .beginControlFlow("if (!$N)", flag)
            .addCode(body)
            .addStatement("$N = true", flag)
            .endControlFlow()
            .build());
  }

  private List<CodeBlock> reservations(Entry entry) {
    List<CodeBlock> statements = new ArrayList<>();
    List<Slot> slots = program.slots();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).users().contains(entry)) {
        int last = names.slotsAreSpread() ? lastAlike(i) : i;
        statements.add(last > i ? reserveAll(i, last) : reserve(i));
        i = last;
      }
    }
    return statements;
  }

  /** The last of a run of slots that differ only in their names. */
  private int lastAlike(int first) {
    List<Slot> slots = program.slots();
    Slot like = slots.get(first);
    int last = first;
    while (last + 1 < slots.size()
        && slots.get(last + 1).element() == like.element()
        && slots.get(last + 1).size().equals(like.size())
        && slots.get(last + 1).users().equals(like.users())) {
      last++;
    }
    return last;
  }

  private CodeBlock reserve(int slot) {
    CodeBlock size = extents.asInt(program.slots().get(slot).size()).text();
    return CodeBlock.builder()
        .addStatement("$L = room($L, $L)", names.slot(slot), names.slot(slot), size)
        .build();
  }

  private CodeBlock reserveAll(int first, int last) {
    Slot slot = program.slots().get(first);
    String array = ModelNames.slots(slot.element());
    CodeBlock size = extents.asInt(slot.size()).text();
    return CodeBlock.builder()
        .beginControlFlow("for (int i = $L; i <= $L; i++)", first, last)
        .addStatement("$N[i] = room($N[i], $L)", array, array, size)
        .endControlFlow()
        .build();
  }

  private static String flag(Entry entry) {
    return switch (entry) {
      case PREDICT -> "predictReserved";
      case FORWARD -> "forwardReserved";
      case BACKWARD -> "backwardReserved";
    };
  }

  static String reserveMethod(Entry entry) {
    return switch (entry) {
      case PREDICT -> "reservePredict";
      case FORWARD -> "reserveForward";
      case BACKWARD -> "reserveBackward";
    };
  }

  /** One method for each element type, that replaces an array that is too short. */
  private void addRooms() {
    Set<ElementType> elements = new TreeSet<>();
    program.slots().forEach(slot -> elements.add(slot.element()));
    for (ElementType element : elements) {
      TypeName primitive = KernelSpelling.type(element, program.precision());
      TypeName array = com.palantir.javapoet.ArrayTypeName.of(primitive);
      type.addMethod(
          MethodSpec.methodBuilder("room")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(array)
              .addParameter(array, "array")
              .addParameter(int.class, "size")
              .addStatement("return array.length < size ? new $T[size] : array", primitive)
              .build());
    }
  }
}
