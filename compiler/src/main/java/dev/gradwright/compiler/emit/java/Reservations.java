package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Footprint;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The methods that allocate arrays when a routine first needs them at the present dims. */
final class Reservations {
  /** The bytes of what has been allocated, apart from tensors. */
  static final String HELD = "held";

  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final ExtentSpelling extents;

  Reservations(Program program, TypeSpec.Builder type, ModelNames names) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.extents = new ExtentSpelling(names::dim);
  }

  void add() {
    type.addField(
        FieldSpec.builder(long.class, HELD, Modifier.PRIVATE)
            .initializer("$L", extents.asLong(new Footprint(program).fixed()).text())
            .build());
    addReserve(Entry.PREDICT);
    addReserve(Entry.FORWARD);
    addReserve(Entry.BACKWARD);
    addRooms();
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
                statements, method(entry), m -> m.addModifiers(Modifier.PRIVATE), CodeBlock.of(""));
    type.addMethod(
        MethodSpec.methodBuilder(method(entry))
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
        int last = names.slotArrays().areSpread() ? lastAlike(i) : i;
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
        .addStatement("$L = room($L, $L)", names.slot(slot).text(), names.slot(slot).text(), size)
        .build();
  }

  private CodeBlock reserveAll(int first, int last) {
    Slot slot = program.slots().get(first);
    CodeBlock array = names.slotArrays().at(slot.element(), "i");
    CodeBlock size = extents.asInt(slot.size()).text();
    return CodeBlock.builder()
        .beginControlFlow("for (int i = $L; i <= $L; i++)", first, last)
        .addStatement("$L = room($L, $L)", array, array, size)
        .endControlFlow()
        .build();
  }

  static String flag(Entry entry) {
    return switch (entry) {
      case PREDICT -> "predictReserved";
      case FORWARD -> "forwardReserved";
      case BACKWARD -> "backwardReserved";
    };
  }

  static String method(Entry entry) {
    return switch (entry) {
      case PREDICT -> "reservePredict";
      case FORWARD -> "reserveForward";
      case BACKWARD -> "reserveBackward";
    };
  }

  /** One method for each element type, that replaces an array that is too short. */
  private void addRooms() {
    Footprint footprint = new Footprint(program);
    Map<TypeName, Integer> bytes = new LinkedHashMap<>();
    program.slots().stream()
        .map(Slot::element)
        .sorted()
        .forEach(
            element ->
                bytes.put(
                    KernelSpelling.type(element, program.precision()), footprint.bytes(element)));
    bytes.forEach(this::addRoom);
  }

  private void addRoom(TypeName primitive, int bytes) {
    TypeName array = ArrayTypeName.of(primitive);
    type.addMethod(
        MethodSpec.methodBuilder("room")
            .addModifiers(Modifier.PRIVATE)
            .returns(array)
            .addParameter(array, "array")
            .addParameter(int.class, "size")
            .beginControlFlow("if (array.length >= size)")
            .addStatement("return array")
            .endControlFlow()
            .addStatement("$T grown = new $T[size]", array, primitive)
            .addStatement("$N += $LL * (size - array.length)", HELD, bytes)
            .addStatement("return grown")
            .build());
  }
}
