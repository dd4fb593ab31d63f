package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.runtime.model.Bounds;
import dev.gradwright.runtime.tensor.RealTensor;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods that compute gradients: {@code backward}, or {@code vjp} without a loss. */
final class WayBack {
  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final Arguments arguments;
  private final States states;

  WayBack(
      Program program,
      TypeSpec.Builder type,
      ModelNames names,
      Arguments arguments,
      States states) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.arguments = arguments;
    this.states = states;
  }

  void add() {
    if (program.face().hasLoss()) {
      addBackward();
      addRefusal();
    } else {
      addVjp();
    }
  }

  private static CodeBlock requireReady() {
    return CodeBlock.builder()
        .beginControlFlow("if (!ready)")
        .addStatement("throw new $T($S)", IllegalStateException.class, "call forward() first")
        .endControlFlow()
        .build();
  }

  private void addBackward() {
    MethodSpec.Builder backward =
        Overrides.of("backward")
            .addJavadoc(
                "Overwrites the gradients with those of the loss at the last {@code forward},"
                    + " which it uses up.\n");
    if (program.face().isScaled()) {
      type.addMethod(backward.addStatement("backward(1)").build());
      addScaled();
      addAdding(
          adding().addParameter(double.class, "scale").addJavadoc("\n@param scale as there\n"),
          CodeBlock.of("backward(scale)"));
    } else {
      addBackward(backward, CodeBlock.of(""));
      addAdding(adding(), CodeBlock.of("backward()"));
    }
  }

  private static MethodSpec.Builder adding() {
    return MethodSpec.methodBuilder("backwardAdding")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("As {@code backward}, but adds to the gradients.\n");
  }

  private void addAdding(MethodSpec.Builder adding, CodeBlock backward) {
    type.addMethod(
        adding
            .addCode(requireReady())
            .addStatement("gradientSum.keep(gradients())")
            .addStatement(backward)
            .addStatement("gradientSum.addTo(gradients())")
            .build());
  }

  /** The loss is multiplied where the way back begins. */
  private void addScaled() {
    addBackward(
        Overrides.of("backward")
            .addParameter(double.class, "scale")
            .addJavadoc(
                "As {@code backward}, of the loss times a factor.\n\n"
                    + "@param scale such as that of a {@code LossScale}\n"),
        CodeBlock.builder()
            .addStatement("$N.set(0, $T.scale(scale))", names.seed(0), Bounds.class)
            .build());
  }

  private void addBackward(MethodSpec.Builder backward, CodeBlock before) {
    type.addMethod(
        backward
            .addCode(requireReady())
            .addCode(before)
            .addStatement("ready = false")
            .addStatement("$L()", Reservations.method(Entry.BACKWARD))
            .addStatement("$L()", Routines.computeMethod(Entry.BACKWARD))
            .addCode(states.afterBackward())
            .build());
  }

  private void addRefusal() {
    type.addMethod(
        Overrides.of("vjp")
            .addParameter(Arguments.listOf(RealTensor.class), "seeds")
            .addStatement(
                "throw new $T($S)",
                UnsupportedOperationException.class,
                program.face().name() + " has a loss: use backward()")
            .build());
  }

  private void addVjp() {
    MethodSpec.Builder vjp =
        MethodSpec.methodBuilder("vjp")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Overwrites the gradients with the vector-Jacobian product of the outputs at the"
                    + " last {@code forward}.\n\n");
    vjp.addCode(requireReady());
    arguments.addSeeds(vjp);
    type.addMethod(
        vjp.addStatement("$L()", Reservations.method(Entry.BACKWARD))
            .addCode(states.beforeBackward())
            .addStatement("$L()", Routines.computeMethod(Entry.BACKWARD))
            .addCode(states.afterBackward())
            .build());
    addUntypedVjp(program.face().seeds());
    type.addMethod(
        Overrides.of("backward")
            .addStatement(
                "throw new $T($S)",
                UnsupportedOperationException.class,
                program.face().name() + " declares no loss: use vjp()")
            .build());
  }

  private void addUntypedVjp(List<Face.Input> seeds) {
    type.addMethod(
        Overrides.of("vjp")
            .addParameter(Arguments.listOf(RealTensor.class), "seeds")
            .addCode(arguments.requireCount("seeds", seeds.size()))
            .addStatement("vjp($L)", arguments.typed("seeds", seeds, names::seedDeclaration))
            .build());
  }
}
