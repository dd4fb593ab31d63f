package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.model.Declaration;
import dev.gradwright.runtime.model.ModelSignature;
import dev.gradwright.runtime.tensor.Element;
import dev.gradwright.runtime.tensor.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The declarations that a model class checks its arguments against. */
final class Declarations {
  private final Program program;
  private final ModelNames names;

  Declarations(Program program, ModelNames names) {
    this.program = program;
    this.names = names;
  }

  List<FieldSpec> fields() {
    Face face = program.face();
    List<FieldSpec> fields = new ArrayList<>();
    for (int i = 0; i < face.inputs().size(); i++) {
      fields.add(field(names.inputDeclaration(i), input(face.inputs().get(i))));
    }
    for (int i = 0; !face.isScaled() && i < face.seeds().size(); i++) {
      fields.add(field(names.seedDeclaration(i), input(face.seeds().get(i))));
    }
    for (int i = 0; i < face.outputs().size(); i++) {
      Face.Output output = face.outputs().get(i);
      fields.add(
          field(
              names.outputDeclaration(i),
              declaration(output.name(), output.type(), axes(output.type()))));
    }
    return fields;
  }

  private static FieldSpec field(String name, CodeBlock value) {
    return FieldSpec.builder(Declaration.class, name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private CodeBlock input(Face.Input input) {
    List<String> written = writtenAxes(input.declared());
    boolean complete = written.size() == input.type().rank();
    List<String> axes = complete ? written : axes(input.type());
    CodeBlock declaration =
        bound(declaration(input.name(), input.type(), axes), new HashSet<>(axes));
    Optional<Face.Domain.Ends> ends = input.domain().map(Face.Domain::written);
    return ends.isPresent()
        ? CodeBlock.of("$L.in($S, $S)", declaration, ends.get().low(), ends.get().high())
        : declaration;
  }

  /** Tells which axes {@code resize} binds, so that an error can advise it. */
  private CodeBlock bound(CodeBlock declaration, Set<String> axes) {
    List<String> dims = program.face().dims().stream().map(Face.Dim::name).toList();
    if (Collections.disjoint(dims, axes)) {
      return declaration;
    }
    CodeBlock names =
        dims.stream().map(dim -> CodeBlock.of("$S", dim)).collect(CodeBlock.joining(", "));
    return CodeBlock.of("$L.boundBy($L)", declaration, names);
  }

  private static CodeBlock declaration(String name, TensorType type, List<String> axes) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.of($S, $T.$L", Declaration.class, name, Element.class, element(type.element()));
    axes.forEach(axis -> code.add(", $S", axis));
    return code.add(")").build();
  }

  private static String element(ElementType element) {
    return switch (element) {
      case REAL -> "REAL";
      case INT -> "INT";
      case BOOL -> "BOOL";
      case F32, F16, BF16 -> throw new IllegalArgumentException("users get no " + element);
    };
  }

  private static List<String> axes(TensorType type) {
    return type.shape().extents().stream().map(Object::toString).toList();
  }

  /** The extents of {@code real[N, 2*(A + B)]} as written. */
  static List<String> writtenAxes(String declared) {
    int open = declared.indexOf('[');
    int close = declared.lastIndexOf(']');
    List<String> axes = new ArrayList<>();
    int depth = 0;
    int start = open + 1;
    for (int i = start; open >= 0 && i <= close; i++) {
      char c = declared.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' ? -1 : 0;
      if (i == close || c == ',' && depth == 0) {
        axes.add(declared.substring(start, i).strip());
        start = i + 1;
      }
    }
    return axes;
  }

  CodeBlock signature() {
    Face face = program.face();
    List<CodeBlock> dims = face.dims().stream().map(dim -> CodeBlock.of("$S", dim.name())).toList();
    List<CodeBlock> inputs = new ArrayList<>();
    for (int i = 0; i < face.inputs().size(); i++) {
      inputs.add(CodeBlock.of("$N", names.inputDeclaration(i)));
    }
    List<CodeBlock> outputs = new ArrayList<>();
    for (int i = 0; i < face.outputs().size(); i++) {
      outputs.add(CodeBlock.of("$N", names.outputDeclaration(i)));
    }
    return CodeBlock.of(
        "new $T($S, $T.$L, $T.of($L), $T.of($L), $T.of($L))",
        ModelSignature.class,
        face.name(),
        Precision.class,
        program.precision().name(),
        List.class,
        CodeBlock.join(dims, ", "),
        List.class,
        CodeBlock.join(inputs, ", "),
        List.class,
        CodeBlock.join(outputs, ", "));
  }
}
