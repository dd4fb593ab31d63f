package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Count;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.type.Atom;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.runtime.model.Bounds;
import dev.gradwright.runtime.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
        least(requirement.extent())
            .map(least -> atLeast(least, message))
            .orElseGet(() -> nonNegative(requirement.extent(), message)));
  }

  /** A dim and the least number that it may be. */
  private record Least(String dim, long number) {}

  /** What {@code N - 3 >= 0} says of N. */
  private static Optional<Least> least(Extent extent) {
    if (extent.dims().size() != 1) {
      return Optional.empty();
    }
    String dim = extent.dims().iterator().next();
    OptionalLong rest = extent.minus(Extent.dim(dim)).constant();
    return rest.isPresent() && -rest.getAsLong() <= Integer.MAX_VALUE
        ? Optional.of(new Least(dim, -rest.getAsLong()))
        : Optional.empty();
  }

  private CodeBlock atLeast(Least least, String message) {
    return CodeBlock.builder()
        .addStatement(
            "$T.atLeast($S, $N, $L, $S)",
            Bounds.class,
            least.dim(),
            names.dim(least.dim()),
            least.number(),
            message)
        .build();
  }

  private CodeBlock nonNegative(Extent extent, String message) {
    return CodeBlock.builder()
        .addStatement(
            "$T.nonNegative($L, $S, $S)",
            Bounds.class,
            extents.asLong(extent).text(),
            extent.toString(),
            message)
        .build();
  }
}
