package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.runtime.optimise.Descent;
import dev.gradwright.runtime.optimise.Optimizer;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The methods that run a model: {@code forward}, {@code backward}, {@code vjp}, {@code predict},
 * {@code trainStep}.
 */
final class Calls {
  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final TensorTypes types;
  private final Arguments arguments;
  private final States states;

  Calls(
      Program program,
      TypeSpec.Builder type,
      ModelNames names,
      TensorTypes types,
      Arguments arguments,
      States states) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.types = types;
    this.arguments = arguments;
    this.states = states;
  }

  void add() {
    routine(Entry.PREDICT).ifPresent(routine -> addPredict(routine));
    addForward(routine(Entry.FORWARD).orElseThrow());
    addUntypedForward();
    if (program.face().isTrained()) {
      addTrainStep(routine(Entry.FORWARD).orElseThrow());
    }
  }

  private Optional<Routine> routine(Entry entry) {
    return program.routines().stream().filter(r -> r.entry() == entry).findFirst();
  }

  private void addPredict(Routine routine) {
    MethodSpec.Builder predict =
        MethodSpec.methodBuilder("predict")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Computes the outputs alone; forgets the last {@code forward}.\n\n");
    arguments.addInputs(predict, routine.inputs());
    predict
        .addStatement("ready = false")
        .addStatement("$L()", Reservations.method(Entry.PREDICT))
        .addCode(states.beforePrediction())
        .addStatement("$L()", Routines.computeMethod(Entry.PREDICT));
    List<Face.Output> outputs = program.face().outputs();
    if (outputs.size() == 1) {
      predict
          .returns(types.of(outputs.get(0).type().element()))
          .addJavadoc(
              "@return <code>$L</code>, overwritten by the next call\n",
              Words.inJavadoc(outputs.get(0).name()))
          .addStatement("return $N", names.output(0));
    } else {
      ClassName model = ClassName.get(program.face().packageName(), program.face().name());
      predict
          .returns(model)
          .addJavadoc("@return this, for its outputs\n")
          .addStatement("return this");
    }
    type.addMethod(predict.build());
  }

  private void addForward(Routine routine) {
    boolean loss = program.face().hasLoss();
    MethodSpec.Builder forward =
        MethodSpec.methodBuilder("forward")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Computes the outputs$L, and keeps what the way back needs; inputs must stay as"
                    + " they are until then.\n\n",
                loss ? " and the loss" : "");
    arguments.addInputs(forward, routine.inputs());
    forward
        .addStatement("$L()", Reservations.method(Entry.FORWARD))
        .addCode(states.beforeForward())
        .addStatement("$L()", Routines.computeMethod(Entry.FORWARD))
        .addStatement("ready = true");
    if (loss) {
      forward
          .returns(types.primitive())
          .addJavadoc("@return the loss\n")
          .addStatement("return loss[0]");
    }
    type.addMethod(forward.build());
  }

  private void addUntypedForward() {
    List<Face.Input> inputs = program.face().inputs();
    MethodSpec.Builder forward =
        Overrides.of("forward")
            .returns(TypeName.DOUBLE)
            .addParameter(Arguments.listOf(Tensor.class), "inputs")
            .addCode(arguments.requireCount("inputs", inputs.size()));
    CodeBlock call =
        CodeBlock.of("forward($L)", arguments.typed("inputs", inputs, names::inputDeclaration));
    if (program.face().hasLoss()) {
      forward.addStatement("return $L", call);
    } else {
      forward.addStatement("$L", call).addStatement("return $T.NaN", Double.class);
    }
    type.addMethod(forward.build());
  }

  private void addTrainStep(Routine routine) {
    MethodSpec.Builder step =
        MethodSpec.methodBuilder("trainStep")
            .addModifiers(Modifier.PUBLIC)
            .returns(types.primitive())
            .addJavadoc(
                "{@code forward}, {@code backward} and the optimizer's step, of the same bits, but"
                    + " with each parameter updated as soon as its gradient is there; the gradients"
                    + " are then unspecified.\n\n");
    arguments.declareInputs(step, routine.inputs());
    type.addMethod(
        step.addParameter(Optimizer.class, "optimizer")
            .addJavadoc("@param optimizer changes the parameters\n@return the loss before\n")
            .addStatement("forward($L)", arguments.names(routine.inputs()))
            .addStatement("descent.step(optimizer)")
            .addStatement("return loss[0]")
            .build());
    type.addField(
        FieldSpec.builder(Descent.class, "descent", Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T(this)", Descent.class)
            .build());
  }
}
