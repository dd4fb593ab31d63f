package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Face.Objective;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The methods that run a model: {@code forward}, {@code backward}, {@code vjp}, {@code predict}.
 */
final class Calls {
  /** Up to this rank, shapes are checked without an array of extents. */
  private static final int CHECKED_BY_ARGUMENTS = 4;

  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final TensorTypes types;
  private final ExtentSpelling extents;

  Calls(Program program, TypeSpec.Builder type, ModelNames names, TensorTypes types) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.types = types;
    this.extents = new ExtentSpelling(names::dim);
  }

  void add() {
    routine(Entry.PREDICT).ifPresent(routine -> addPredict(routine));
    addForward(routine(Entry.FORWARD).orElseThrow());
    addUntypedForward();
    if (program.face().objective() == Objective.LOSS) {
      addBackward();
      addRefusal();
    } else {
      addVjp();
    }
  }

  private Optional<Routine> routine(Entry entry) {
    return program.routines().stream().filter(r -> r.entry() == entry).findFirst();
  }

  private void addInputs(MethodSpec.Builder method, List<Integer> inputs) {
    for (int i : inputs) {
      Face.Input input = program.face().inputs().get(i);
      method.addParameter(types.of(input.type().element()), names.input(i));
      method.addJavadoc(
          "@param $L <code>$L</code>$L\n", names.input(i), declared(input), words(input));
    }
    for (int i : inputs) {
      Face.Input input = program.face().inputs().get(i);
      addShapeCheck(
          method, names.inputDeclaration(i), names.input(i), input.type().shape(), method::addCode);
      input.domain().ifPresent(domain -> addDomainCheck(method, i, domain));
    }
    for (int i : inputs) {
      method.addStatement("this.$N = $N", names.input(i), names.input(i));
    }
  }

  private static CodeBlock declared(Face.Input input) {
    return Words.inJavadoc(input.declared());
  }

  private static CodeBlock words(Face.Input input) {
    String text = input.documentation().strip();
    return Words.inJavadoc(text.isEmpty() ? "" : ", " + text);
  }

  private void addShapeCheck(
      MethodSpec.Builder method,
      String declaration,
      String tensor,
      Shape shape,
      java.util.function.Consumer<CodeBlock> add) {
    CodeBlock arguments = types.shape(shape, extents);
    CodeBlock separator = CodeBlock.of(shape.rank() == 0 ? "" : ", ");
    add.accept(
        shape.rank() <= CHECKED_BY_ARGUMENTS
            ? CodeBlock.builder()
                .addStatement("$N.check($N$L$L)", declaration, tensor, separator, arguments)
                .build()
            : CodeBlock.builder()
                .addStatement("$N.checkExtents($N, new int[] {$L})", declaration, tensor, arguments)
                .build());
  }

  private void addDomainCheck(MethodSpec.Builder method, int input, Face.Domain domain) {
    CodeBlock low;
    CodeBlock high;
    if (domain instanceof Face.Domain.Ints ints) {
      low = extents.asInt(ints.from()).text();
      high = extents.asInt(ints.to()).text();
    } else {
      Face.Domain.Reals reals = (Face.Domain.Reals) domain;
      low = CodeBlock.of("$L", reals.from());
      high = CodeBlock.of("$L", reals.to());
    }
    method.addStatement(
        "$N.checkDomain($N, $L, $L)", names.inputDeclaration(input), names.input(input), low, high);
  }

  private void addPredict(Routine routine) {
    MethodSpec.Builder predict =
        MethodSpec.methodBuilder("predict")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Computes the outputs alone; forgets the last {@code forward}.\n\n");
    addInputs(predict, routine.inputs());
    predict
        .addStatement("ready = false")
        .addStatement("$L()", Binding.reserveMethod(Entry.PREDICT))
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
    boolean loss = program.face().objective() == Objective.LOSS;
    MethodSpec.Builder forward =
        MethodSpec.methodBuilder("forward")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Computes the outputs$L, and keeps what the way back needs; inputs must stay as"
                    + " they are until then.\n\n",
                loss ? " and the loss" : "");
    addInputs(forward, routine.inputs());
    forward
        .addStatement("$L()", Binding.reserveMethod(Entry.FORWARD))
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
        MethodSpec.methodBuilder("forward")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.DOUBLE)
            .addParameter(listOf(Tensor.class), "inputs")
            .addCode(requireCount("inputs", inputs.size()));
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      arguments.add(
          CodeBlock.of(
              "$N.$L(inputs.get($L))",
              names.inputDeclaration(i),
              types.cast(inputs.get(i).type().element()),
              i));
    }
    CodeBlock call = CodeBlock.of("forward($L)", CodeBlock.join(arguments, ", "));
    if (program.face().objective() == Objective.LOSS) {
      forward.addStatement("return $L", call);
    } else {
      forward.addStatement("$L", call).addStatement("return $T.NaN", Double.class);
    }
    type.addMethod(forward.build());
  }

  private static TypeName listOf(Class<?> element) {
    return ParameterizedTypeName.get(
        ClassName.get(List.class), WildcardTypeName.subtypeOf(element));
  }

  private CodeBlock requireCount(String list, int count) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L.size() != $L)", list, count)
        .addStatement(
            "throw new $T($S + $L.size())",
            IllegalArgumentException.class,
            program.face().name() + " takes " + count + " " + list + ", given are ",
            list)
        .endControlFlow()
        .build();
  }

  private static CodeBlock requireReady() {
    return CodeBlock.builder()
        .beginControlFlow("if (!ready)")
        .addStatement("throw new $T($S)", IllegalStateException.class, "call forward() first")
        .endControlFlow()
        .build();
  }

  private void addBackward() {
    type.addMethod(
        MethodSpec.methodBuilder("backward")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Overwrites the gradients with those of the loss at the last {@code forward},"
                    + " which it uses up.\n")
            .addCode(requireReady())
            .addStatement("ready = false")
            .addStatement("$L()", Binding.reserveMethod(Entry.BACKWARD))
            .addStatement("$L()", Routines.computeMethod(Entry.BACKWARD))
            .build());
    addAdding("backwardAdding", "backward()", method -> {});
  }

  private void addAdding(
      String name, String call, java.util.function.Consumer<MethodSpec.Builder> signature) {
    MethodSpec.Builder adding =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Adds to the gradients instead of overwriting them.\n");
    signature.accept(adding);
    type.addMethod(
        adding
            .addCode(requireReady())
            .addStatement("gradientSum.keep(gradients())")
            .addStatement(call)
            .addStatement("gradientSum.addTo(gradients())")
            .build());
  }

  private void addRefusal() {
    type.addMethod(
        MethodSpec.methodBuilder("vjp")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(listOf(RealTensor.class), "seeds")
            .addStatement(
                "throw new $T($S)",
                UnsupportedOperationException.class,
                program.face().name() + " has a loss: use backward()")
            .build());
  }

  private void addVjp() {
    List<Face.Input> seeds = program.face().seeds();
    MethodSpec.Builder vjp =
        MethodSpec.methodBuilder("vjp")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Overwrites the gradients with the vector-Jacobian product of the outputs at the"
                    + " last {@code forward}.\n\n");
    for (int i = 0; i < seeds.size(); i++) {
      vjp.addParameter(types.real(), names.seed(i));
      vjp.addJavadoc(
          "@param $L what <code>$L</code> is multiplied by\n",
          names.seed(i),
          Words.inJavadoc(seeds.get(i).name()));
    }
    vjp.addCode(requireReady());
    for (int i = 0; i < seeds.size(); i++) {
      addShapeCheck(
          vjp, names.seedDeclaration(i), names.seed(i), seeds.get(i).type().shape(), vjp::addCode);
      vjp.addStatement("this.$N = $N", names.seed(i), names.seed(i));
    }
    type.addMethod(
        vjp.addStatement("$L()", Binding.reserveMethod(Entry.BACKWARD))
            .addStatement("$L()", Routines.computeMethod(Entry.BACKWARD))
            .build());
    addUntypedVjp(seeds);
    type.addMethod(
        MethodSpec.methodBuilder("backward")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addStatement(
                "throw new $T($S)",
                UnsupportedOperationException.class,
                program.face().name() + " declares no loss: use vjp()")
            .build());
  }

  private void addUntypedVjp(List<Face.Input> seeds) {
    List<CodeBlock> arguments =
        IntStream.range(0, seeds.size())
            .mapToObj(
                i ->
                    CodeBlock.of(
                        "$N.$L(seeds.get($L))",
                        names.seedDeclaration(i),
                        types.cast(seeds.get(i).type().element()),
                        i))
            .toList();
    type.addMethod(
        MethodSpec.methodBuilder("vjp")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(listOf(RealTensor.class), "seeds")
            .addCode(requireCount("seeds", seeds.size()))
            .addStatement("vjp($L)", CodeBlock.join(arguments, ", "))
            .build());
  }
}
