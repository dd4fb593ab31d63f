package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Count;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.runtime.model.Bounds;
import dev.gradwright.runtime.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What must hold of new dims: the model's requirements, and numbers of elements that fit. */
final class DimChecks {
  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final ExtentSpelling extents;

  DimChecks(Program program, TypeSpec.Builder type, ModelNames names) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.extents = new ExtentSpelling(names::dim);
  }

  /** The checks see the new dims as arguments, so that a refusal changes nothing. */
  void addTo(MethodSpec.Builder resize) {
    List<CodeBlock> checks = new ArrayList<>();
    program.face().requirements().forEach(requirement -> checks.add(check(requirement)));
    for (Count count : program.counts()) {
      checks.add(
          statement(
              "$T.count($L, $S, $S)",
              Bounds.class,
              extents.asLong(count.extent()).text(),
              count.of(),
              count.extent().toString()));
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
                Binding.dimArguments(program.face(), names));
    String overflow = names.fields().variable("overflow", "overflow of extents");
    resize
        .beginControlFlow("try")
        .addCode(body)
        .nextControlFlow("catch ($T $N)", ArithmeticException.class, overflow)
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

  private CodeBlock check(Face.Requirement requirement) {
    if (requirement instanceof Face.Requirement.Divides divides) {
      return statement(
          "$T.divides($L, $L, $S)",
          Bounds.class,
          extents.asLong(divides.numerator()).text(),
          extents.asLong(divides.denominator()).text(),
          divides.message());
    }
    if (requirement instanceof Face.Requirement.AtLeast bound) {
      return statement(
          "$T.atLeast($S, $N, $L, $S)",
          Bounds.class,
          bound.dim(),
          names.dim(bound.dim()),
          bound.least(),
          bound.message());
    }
    Face.Requirement.NonNegative bound = (Face.Requirement.NonNegative) requirement;
    return statement(
        "$T.nonNegative($L, $S, $S)",
        Bounds.class,
        extents.asLong(bound.extent()).text(),
        bound.extent().toString(),
        bound.message());
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }
}
