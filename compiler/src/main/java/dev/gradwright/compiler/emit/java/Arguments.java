package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.type.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Tensors as arguments of generated methods, checked and kept in fields. */
final class Arguments {
  /** Up to this rank, shapes are checked without an array of extents. */
  private static final int CHECKED_BY_ARGUMENTS = 4;

  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final TensorTypes types;
  private final ExtentSpelling extents;
  private final List<CodeBlock> preparations = new ArrayList<>();
  private final Set<String> prepared = new HashSet<>();

  Arguments(Program program, TypeSpec.Builder type, ModelNames names, TensorTypes types) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.types = types;
    this.extents = new ExtentSpelling(names::dim);
  }

  /** What binding the dims must do for the checks. */
  List<CodeBlock> preparations() {
    return preparations;
  }

  /** Parameters of a method, with their javadoc. */
  void declareInputs(MethodSpec.Builder method, List<Integer> inputs) {
    for (int i : inputs) {
      Face.Input input = program.face().inputs().get(i);
      method.addParameter(types.of(input.type().element()), names.input(i));
      method.addJavadoc(
          "@param $L <code>$L</code>$L\n", names.input(i), declared(input), words(input));
    }
  }

  /** The same as arguments. */
  CodeBlock names(List<Integer> inputs) {
    return inputs.stream()
        .map(i -> CodeBlock.of("$N", names.input(i)))
        .collect(CodeBlock.joining(", "));
  }

  void addInputs(MethodSpec.Builder method, List<Integer> inputs) {
    declareInputs(method, inputs);
    for (int i : inputs) {
      Face.Input input = program.face().inputs().get(i);
      addShapeCheck(method, names.inputDeclaration(i), names.input(i), input.type().shape());
      input.domain().ifPresent(domain -> addDomainCheck(method, i, domain));
    }
    for (int i : inputs) {
      method.addStatement("this.$N = $N", names.input(i), names.input(i));
    }
  }

  private static CodeBlock declared(Face.Input input) {
    return Words.inJavadoc(ClassDocs.declared(input));
  }

  private static CodeBlock words(Face.Input input) {
    String text = input.documentation().strip();
    return Words.inJavadoc(text.isEmpty() ? "" : ", " + text);
  }

  private void addShapeCheck(
      MethodSpec.Builder method, String declaration, String tensor, Shape shape) {
    CodeBlock arguments = types.shape(shape, extents);
    if (shape.rank() > CHECKED_BY_ARGUMENTS) {
      String field = tensor + "Shape";
      method.addStatement(
          "$N.checkExtents($N, $N)", declaration, tensor, prepare(field, arguments));
    } else {
      CodeBlock separator = CodeBlock.of(shape.rank() == 0 ? "" : ", ");
      method.addStatement("$N.check($N$L$L)", declaration, tensor, separator, arguments);
    }
  }

  /** A field with the extents, made when the dims are bound. */
  private String prepare(String wish, CodeBlock shape) {
    Object tag = List.of("shape", wish);
    if (prepared.add(wish)) {
      String field = names.fields().variable(wish, tag);
      type.addField(ArrayTypeName.of(int.class), field, Modifier.PRIVATE);
      preparations.add(
          CodeBlock.builder().addStatement("$N = new int[] {$L}", field, shape).build());
    }
    return names.fields().get(tag);
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

  void addSeeds(MethodSpec.Builder method) {
    List<Face.Input> seeds = program.face().seeds();
    for (int i = 0; i < seeds.size(); i++) {
      method.addParameter(types.real(), names.seed(i));
      method.addJavadoc(
          "@param $L what <code>$L</code> is multiplied by\n",
          names.seed(i),
          Words.inJavadoc(seeds.get(i).name()));
      Shape shape = seeds.get(i).type().shape();
      addShapeCheck(method, names.seedDeclaration(i), names.seed(i), shape);
    }
    for (int i = 0; i < seeds.size(); i++) {
      method.addStatement("this.$N = $N", names.seed(i), names.seed(i));
    }
  }

  /** The tensors of an untyped list as arguments, each as it is declared. */
  CodeBlock typed(String list, List<Face.Input> tensors, IntFunction<String> declaration) {
    return IntStream.range(0, tensors.size())
        .mapToObj(
            i ->
                CodeBlock.of(
                    "$N.$L($N.get($L))",
                    declaration.apply(i),
                    types.cast(tensors.get(i).type().element()),
                    list,
                    i))
        .collect(CodeBlock.joining(", "));
  }

  static TypeName listOf(Class<?> element) {
    return ParameterizedTypeName.get(
        ClassName.get(List.class), WildcardTypeName.subtypeOf(element));
  }

  /** Refuses an untyped list of another length. */
  CodeBlock requireCount(String list, int count) {
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
}
