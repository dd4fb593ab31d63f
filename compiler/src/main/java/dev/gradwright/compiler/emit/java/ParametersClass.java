package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.random.Draws;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The nested class that holds a model's parameters, or their gradients. */
final class ParametersClass {
  private final Program program;
  private final TensorTypes types;
  private final ClassName name;
  private final ClassName saved;
  private final TypeSpec.Builder parameters;
  private final ParameterGroups groups;
  private final Owned owned;

  ParametersClass(Program program, ClassName model) {
    this.program = program;
    this.types = new TensorTypes(program.precision());
    this.name = ModelNames.nested(model, "Parameters");
    this.saved = name.nestedClass(ModelNames.nested(model, "Saved").simpleName());
    this.owned = new Owned(program.face());
    this.parameters =
        TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
    List<String> beside = List.of(name.simpleName(), model.simpleName(), saved.simpleName());
    this.groups = new ParameterGroups(program, name, parameters, beside);
  }

  ClassName name() {
    return name;
  }

  /** The calls that lead from the parameters to one of them: {@code .fc1().w()}. */
  CodeBlock access(List<String> path) {
    return groups.access(path);
  }

  TypeSpec build() {
    parameters
        .addJavadoc("The parameters of the model, or their gradients; serialised by value.\n")
        .addSuperinterface(ClassName.get(dev.gradwright.runtime.model.Parameters.class))
        .addSuperinterface(Serializable.class)
        .addField(
            FieldSpec.builder(long.class, "serialVersionUID")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("1L")
                .build());
    TypeName tensor = types.real();
    field(
        ArrayTypeName.of(tensor),
        "allTensors",
        CodeBlock.of("new $T[$L]", tensor, owned.all().size()));
    CodeBlock makeGroups = groups.add();
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addCode(groups.chunked(tensors(), "makeTensors"))
            .addCode(makeGroups);
    addList(constructor, "list", "allPaths", "set");
    if (hasState()) {
      addList(constructor, "state", "allStates", "setState");
    }
    if (program.face().draws()) {
      addDraws();
    }
    parameters.addMethod(constructor.build());
    new Serialisation(program, parameters, name, saved).add();
    return parameters.build();
  }

  private boolean hasState() {
    return !program.face().states().isEmpty();
  }

  private void field(TypeName type, String field, CodeBlock start) {
    parameters.addField(
        FieldSpec.builder(type, field)
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL, Modifier.TRANSIENT)
            .initializer(start)
            .build());
  }

  private List<CodeBlock> tensors() {
    List<CodeBlock> statements = new ArrayList<>();
    List<Face.Parameter> all = owned.all();
    for (int i = 0; i < all.size(); i++) {
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "$L($L, $S, $T.zeros($L))",
                  owned.isState(all.get(i)) ? "setState" : "set",
                  i,
                  MemberPath.of(all.get(i).path()),
                  types.real(),
                  types.constantShape(all.get(i).type().shape()))
              .build());
    }
    return statements;
  }

  /** A list of parameters under a name, and the method by which tensors come into it. */
  private void addList(MethodSpec.Builder constructor, String name, String all, String set) {
    TypeName list = ParameterizedTypeName.get(List.class, Parameter.class);
    field(list, all, CodeBlock.of("new $T<>()", ArrayList.class));
    parameters.addField(list, name, Modifier.PRIVATE, Modifier.FINAL, Modifier.TRANSIENT);
    constructor.addStatement("$N = $T.copyOf($N)", name, List.class, all);
    parameters.addMethod(
        MethodSpec.methodBuilder(set)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(int.class, "index")
            .addParameter(String.class, "path")
            .addParameter(types.real(), "tensor")
            .addStatement("allTensors[index] = tensor")
            .addStatement("$N.add(new $T(path, tensor))", all, Parameter.class)
            .build());
    parameters.addMethod(Overrides.of(name).returns(list).addStatement("return $N", name).build());
  }

  private void addDraws() {
    field(ClassName.get(Draws.class), "draws", CodeBlock.of("$T.of(0)", Draws.class));
    parameters.addMethod(
        Overrides.of("draws").returns(Draws.class).addStatement("return draws").build());
  }
}
