package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.runtime.model.Bounds;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** How a workspace takes new dims: checks them, sizes its arrays, prepares its products. */
final class Binding {
  static final String BOUND = "bound";

  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final TensorTypes types;
  private final ExtentSpelling extents;

  Binding(Program program, TypeSpec.Builder type, ModelNames names, TensorTypes types) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.types = types;
    this.extents = new ExtentSpelling(names::dim);
  }

  static void addDims(MethodSpec.Builder method, Face face, ModelNames names) {
    for (Face.Dim dim : face.dims()) {
      String parameter = names.dim(dim.name());
      method.addParameter(int.class, parameter);
      String words = dim.documentation().isBlank() ? "" : ", " + dim.documentation().strip();
      method.addJavadoc(
          "@param $L the dim <code>$L</code>$L\n",
          parameter,
          Words.inJavadoc(dim.name()),
          Words.inJavadoc(words));
    }
  }

  static CodeBlock dimArguments(Face face, ModelNames names) {
    List<CodeBlock> arguments =
        face.dims().stream().map(dim -> CodeBlock.of("$N", names.dim(dim.name()))).toList();
    return CodeBlock.join(arguments, ", ");
  }

  void add(List<CodeBlock> preparations) {
    if (!program.face().dims().isEmpty()) {
      addResizeByNumbers();
    }
    addResize(preparations);
  }

  private void addResizeByNumbers() {
    Face face = program.face();
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < face.dims().size(); i++) {
      arguments.add(CodeBlock.of("dims[$L]", i));
    }
    type.addMethod(
        Overrides.of("resize")
            .addParameter(int[].class, "dims")
            .varargs()
            .addCode(requireDims(face))
            .addStatement("resize($L)", CodeBlock.join(arguments, ", "))
            .build());
  }

  static CodeBlock requireDims(Face face) {
    return CodeBlock.builder()
        .beginControlFlow("if (dims.length != $L)", face.dims().size())
        .addStatement(
            "throw new $T($S + dims.length)",
            IllegalArgumentException.class,
            face.name() + " takes " + face.dims().size() + " as its dims, given are ")
        .endControlFlow()
        .build();
  }

  private void addResize(List<CodeBlock> preparations) {
    Face face = program.face();
    MethodSpec.Builder resize = MethodSpec.methodBuilder("resize").addModifiers(Modifier.PUBLIC);
    if (face.dims().isEmpty()) {
      resize
          .addAnnotation(Override.class)
          .addParameter(int[].class, "dims")
          .varargs()
          .addCode(requireDims(face));
    } else {
      resize.addJavadoc(
          "Binds the dims anew: the same allocate nothing, others allocate arrays only to grow.\n\n");
      addDims(resize, face, names);
    }
    for (Face.Dim dim : face.dims()) {
      String name = names.dim(dim.name());
      resize.addStatement("$T.dim($S, $N)", Bounds.class, dim.name(), name);
    }
    addShortcut(resize);
    new DimChecks(program, type, names).addTo(resize);
    resize.addStatement("$N = false", BOUND).addStatement("ready = false");
    for (Face.Dim dim : face.dims()) {
      resize.addStatement("this.$N = $N", names.dim(dim.name()), names.dim(dim.name()));
    }
    List<CodeBlock> statements = new ArrayList<>(preparations);
    statements.addAll(outputShapes());
    resize
        .addCode(
            new Chunks(type, names.methods())
                .body(statements, "bind", m -> m.addModifiers(Modifier.PRIVATE), CodeBlock.of("")))
        .addStatement("$N = false", Reservations.flag(Entry.PREDICT))
        .addStatement("$N = false", Reservations.flag(Entry.FORWARD))
        .addStatement("$N = false", Reservations.flag(Entry.BACKWARD))
        .addStatement("$N = true", BOUND);
    type.addField(boolean.class, BOUND, Modifier.PRIVATE);
    type.addMethod(resize.build());
  }

  /**
   * Dims that are bound already leave all as it is. The flag stands for the rest of the binding,
   * which memory that runs out may have cut short.
   */
  private void addShortcut(MethodSpec.Builder resize) {
    CodeBlock.Builder same = CodeBlock.builder().add("$N", BOUND);
    for (Face.Dim dim : program.face().dims()) {
      same.add(" && this.$N == $N", names.dim(dim.name()), names.dim(dim.name()));
    }
    resize
        .beginControlFlow("if ($L)", same.build())
        .addStatement("ready = false")
        .addStatement("return")
        .endControlFlow();
  }

  private List<CodeBlock> outputShapes() {
    List<CodeBlock> statements = new ArrayList<>();
    List<Face.Output> outputs = program.face().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "$N.resize($L)",
                  names.output(i),
                  types.shape(outputs.get(i).type().shape(), extents))
              .build());
    }
    for (int input : Results.inputGradients(program)) {
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "$N.resize($L)",
                  names.inputGradient(input),
                  types.shape(program.face().inputs().get(input).type().shape(), extents))
              .build());
    }
    return statements;
  }
}
