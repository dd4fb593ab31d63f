package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Table;
import dev.gradwright.runtime.model.NumberList;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The arrays that never change, as constants of the model class. */
final class Tables {
  /** So many elements of all arrays are written as Java; each takes some 8 bytes of bytecode. */
  private static final int INITIALISED = 500;

  /** Numbers in one string, which may not exceed 65,535 bytes, and in one line of it. */
  private static final int NUMBERS_PER_STRING = 500;

  private static final int NUMBERS_PER_LINE = 10;

  private final Program program;
  private final ModelNames names;
  private int initialised;

  Tables(Program program, ModelNames names) {
    this.program = program;
    this.names = names;
  }

  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    for (int i = 0; i < program.tables().size(); i++) {
      Table table = program.tables().get(i);
      TypeName array = ArrayTypeName.of(KernelSpelling.type(table.element(), program.precision()));
      fields.add(
          FieldSpec.builder(array, names.table(i))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .initializer(value(table))
              .build());
    }
    return fields;
  }

  private CodeBlock value(Table table) {
    int elements = table.decimals().size();
    if (initialised + elements > INITIALISED) {
      return text(table);
    }
    initialised += elements;
    List<CodeBlock> literals =
        table.decimals().stream()
            .map(d -> Literals.spell(d, table.element(), program.precision()).text())
            .toList();
    return CodeBlock.of("{$L}", CodeBlock.join(literals, ", "));
  }

  private CodeBlock text(Table table) {
    List<CodeBlock> strings =
        groups(table.decimals(), NUMBERS_PER_STRING).stream().map(Tables::string).toList();
    return CodeBlock.of(
        "$T.$L($L)", NumberList.class, method(table), CodeBlock.join(strings, ",\n"));
  }

  private String method(Table table) {
    return KernelSpelling.type(table.element(), program.precision()) + "s";
  }

  private static CodeBlock string(List<String> decimals) {
    List<CodeBlock> lines =
        groups(decimals, NUMBERS_PER_LINE).stream()
            .map(line -> CodeBlock.of("$S", String.join(" ", line) + " "))
            .toList();
    return CodeBlock.join(lines, "\n+ ");
  }

  private static List<List<String>> groups(List<String> all, int size) {
    List<List<String>> groups = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      groups.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return groups;
  }
}
