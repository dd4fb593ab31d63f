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
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
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

  ParametersClass(Program program, ClassName model) {
    this.program = program;
    this.types = new TensorTypes(program.precision());
    this.name = ModelNames.nested(model, "Parameters");
    this.saved = name.nestedClass(ModelNames.nested(model, "Saved").simpleName());
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
    int count = program.face().parameters().size();
    TypeName tensor = types.real();
    field(ArrayTypeName.of(tensor), "allTensors", CodeBlock.of("new $T[$L]", tensor, count));
    field(
        ArrayTypeName.of(Parameter.class),
        "allPaths",
        CodeBlock.of("new $T[$L]", Parameter.class, count));
    parameters.addField(
        ParameterizedTypeName.get(List.class, Parameter.class),
        "list",
        Modifier.PRIVATE,
        Modifier.FINAL,
        Modifier.TRANSIENT);
    CodeBlock makeGroups = groups.add();
    parameters.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addCode(groups.chunked(tensors(), "makeTensors"))
            .addCode(makeGroups)
            .addStatement("list = $T.of(allPaths)", List.class)
            .build());
    addList();
    addSerialisation();
    return parameters.build();
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
    List<Face.Parameter> all = program.face().parameters();
    for (int i = 0; i < all.size(); i++) {
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "set($L, $S, $T.zeros($L))",
                  i,
                  MemberPath.of(all.get(i).path()),
                  types.real(),
                  types.constantShape(all.get(i).type().shape()))
              .build());
    }
    return statements;
  }

  private void addList() {
    parameters.addMethod(
        MethodSpec.methodBuilder("set")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(int.class, "index")
            .addParameter(String.class, "path")
            .addParameter(types.real(), "tensor")
            .addStatement("allTensors[index] = tensor")
            .addStatement("allPaths[index] = new $T(path, tensor)", Parameter.class)
            .build());
    parameters.addMethod(
        MethodSpec.methodBuilder("list")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(ParameterizedTypeName.get(List.class, Parameter.class))
            .addStatement("return list")
            .build());
  }

  private void addSerialisation() {
    TypeName values = ArrayTypeName.of(types.primitive());
    parameters.addMethod(
        MethodSpec.methodBuilder("writeReplace")
            .addModifiers(Modifier.PRIVATE)
            .returns(Object.class)
            .addStatement("$T values = new $T[flat().size()]", values, types.primitive())
            .addStatement("flat().copyTo(values)")
            .addStatement("return new $T(values)", saved)
            .build());
    parameters.addMethod(
        MethodSpec.methodBuilder("readObject")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(ObjectInputStream.class, "in")
            .addException(InvalidObjectException.class)
            .addStatement(
                "throw new $T($S)", InvalidObjectException.class, "parameters are read by value")
            .build());
    MethodSpec header = MethodSpec.constructorBuilder().addParameter(values, "values").build();
    parameters.addType(
        TypeSpec.recordBuilder(saved.simpleName())
            .recordConstructor(header)
            .addModifiers(Modifier.PRIVATE)
            .addSuperinterface(Serializable.class)
            .addMethod(
                MethodSpec.methodBuilder("readResolve")
                    .addModifiers(Modifier.PRIVATE)
                    .returns(Object.class)
                    .addStatement("$T parameters = new $T()", name, name)
                    .addStatement("parameters.flat().copyFrom(values)")
                    .addStatement("return parameters")
                    .build())
            .build());
  }
}
