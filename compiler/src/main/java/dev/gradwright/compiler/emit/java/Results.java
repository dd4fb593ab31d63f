package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Footprint;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.runtime.model.Held;
import dev.gradwright.runtime.model.ModelSignature;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What a model shows of itself: outputs, gradients, signature, memory. */
final class Results {
  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final TensorTypes types;
  private final ClassName parameters;

  Results(
      Program program,
      TypeSpec.Builder type,
      ModelNames names,
      TensorTypes types,
      ClassName parameters) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.types = types;
    this.parameters = parameters;
  }

  void add() {
    addOutputs();
    addInputGradients();
    addLoss();
    type.addMethod(
        Overrides.of("signature", ClassName.get(ModelSignature.class))
            .addStatement("return SIGNATURE")
            .build());
    type.addMethod(
        Overrides.of("parameters", parameters).addStatement("return parameters").build());
    type.addMethod(
        Overrides.of("gradients", parameters)
            .beginControlFlow("if (gradients == null)")
            .addStatement("gradients = new $T()", parameters)
            .endControlFlow()
            .addStatement("return gradients")
            .build());
    addMemory();
  }

  private void addOutputs() {
    List<CodeBlock> fields = new ArrayList<>();
    List<Face.Output> outputs = program.face().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      Face.Output output = outputs.get(i);
      ClassName tensor = types.of(output.type().element());
      String field = names.output(i);
      fields.add(CodeBlock.of("$N", field));
      addTensor(field, tensor, output.type().rank());
      type.addMethod(
          MethodSpec.methodBuilder(field)
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc(Docs.of(output.documentation()))
              .addJavadoc(
                  "@return <code>$L</code>, overwritten by the next call\n",
                  Words.inJavadoc(output.type().toString()))
              .returns(tensor)
              .addStatement("return $N", field)
              .build());
    }
    TypeName list = ParameterizedTypeName.get(List.class, Tensor.class);
    type.addField(
        FieldSpec.builder(list, "outputs", Modifier.PRIVATE, Modifier.FINAL)
            .initializer("$T.of($L)", List.class, CodeBlock.join(fields, ", "))
            .build());
    type.addMethod(Overrides.of("outputs", list).addStatement("return outputs").build());
  }

  private void addTensor(String field, ClassName tensor, int rank) {
    List<CodeBlock> zeros = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      zeros.add(CodeBlock.of("0"));
    }
    type.addField(
        FieldSpec.builder(tensor, field, Modifier.PRIVATE, Modifier.FINAL)
            .initializer("$T.zeros($L)", tensor, CodeBlock.join(zeros, ", "))
            .build());
  }

  /** The inputs whose gradients are computed. */
  static List<Integer> inputGradients(Program program) {
    return program.buffers().stream()
        .filter(buffer -> buffer.place() instanceof Place.InputGradient)
        .map(buffer -> ((Place.InputGradient) buffer.place()).input())
        .toList();
  }

  private void addInputGradients() {
    MethodSpec.Builder byName =
        Overrides.of("inputGradient", ParameterizedTypeName.get(Optional.class, RealTensor.class))
            .addParameter(String.class, "name");
    for (int input : inputGradients(program)) {
      Face.Input declared = program.face().inputs().get(input);
      String field = names.inputGradient(input);
      addTensor(field, types.real(), declared.type().rank());
      type.addMethod(
          MethodSpec.methodBuilder(field)
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc(
                  "@return the gradient with respect to <code>$L</code>, overwritten by the next"
                      + " call\n",
                  Words.inJavadoc(declared.name()))
              .returns(types.real())
              .addStatement("return $N", field)
              .build());
      byName
          .beginControlFlow("if (name.equals($S))", declared.name())
          .addStatement("return $T.of($N)", Optional.class, field)
          .endControlFlow();
    }
    type.addMethod(byName.addStatement("return $T.empty()", Optional.class).build());
  }

  private void addLoss() {
    if (program.face().hasLoss()) {
      TypeName real = types.primitive();
      type.addField(
          FieldSpec.builder(
                  com.palantir.javapoet.ArrayTypeName.of(real),
                  "loss",
                  Modifier.PRIVATE,
                  Modifier.FINAL)
              .initializer("new $T[1]", real)
              .build());
    }
  }

  private CodeBlock ofInputGradients() {
    List<Integer> inputs = inputGradients(program);
    CodeBlock tensors =
        inputs.stream()
            .map(input -> CodeBlock.of("$N", names.inputGradient(input)))
            .collect(CodeBlock.joining(", "));
    return inputs.isEmpty()
        ? tensors
        : CodeBlock.of(" + $T.bytes($T.of($L))", Held.class, List.class, tensors);
  }

  private void addMemory() {
    String report = new Memory(program).report(names);
    CodeBlock held =
        CodeBlock.of(
            "\n+ $S + ($N + $T.bytes(outputs)$L + $T.bytes(gradients)) + $S",
            "\nheld: ",
            Reservations.HELD,
            Held.class,
            ofInputGradients(),
            Held.class,
            " bytes so far");
    CodeBlock copy =
        program.face().hasLoss()
            ? CodeBlock.of(
                "\n+ $S + gradientSum.bytes() + $S",
                "\ncopy of the gradients to add to: ",
                " bytes so far")
            : CodeBlock.of("");
    CodeBlock products =
        program.multiplies()
            ? CodeBlock.of("\n+ $S + scratch.bytes() + $S", "\nroom of products: ", " bytes so far")
            : CodeBlock.of("");
    type.addMethod(
        Overrides.of("memory", ClassName.get(String.class))
            .addStatement("return $S$L$L$L", report, held, copy, products)
            .build());
    ExtentSpelling extents = new ExtentSpelling(names::dim);
    type.addMethod(
        Overrides.of("peakBytes", TypeName.LONG)
            .addStatement("return $L", extents.asLong(new Footprint(program).peak()).text())
            .build());
  }
}
