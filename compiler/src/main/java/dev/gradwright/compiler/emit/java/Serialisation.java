package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.runtime.model.FlatParameters;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The record by which parameters are written and read by value: Java's serialisation. */
final class Serialisation {
  private final Program program;
  private final TypeSpec.Builder parameters;
  private final ClassName name;
  private final ClassName saved;
  private final TypeName primitive;
  private final MethodSpec.Builder header = MethodSpec.constructorBuilder();
  private final CodeBlock.Builder write = CodeBlock.builder();
  private final CodeBlock.Builder read = CodeBlock.builder();
  private final List<CodeBlock> saving = new ArrayList<>();

  Serialisation(Program program, TypeSpec.Builder parameters, ClassName name, ClassName saved) {
    this.program = program;
    this.parameters = parameters;
    this.name = name;
    this.saved = saved;
    this.primitive = new TensorTypes(program.precision()).primitive();
  }

  void add() {
    addArray("values", CodeBlock.of("flat()"), CodeBlock.of("parameters.flat()"));
    if (!program.face().states().isEmpty()) {
      addArray("states", flat("state()"), flat("parameters.state()"));
    }
    if (program.face().draws()) {
      header.addParameter(long.class, "drawSeed").addParameter(long.class, "drawStep");
      saving.add(CodeBlock.of("draws.seed(), draws.step()"));
      read.addStatement("parameters.draws.moveTo(drawSeed, drawStep)");
    }
    addMethods();
    addRecord();
  }

  private static CodeBlock flat(String list) {
    return CodeBlock.of("new $T($L)", FlatParameters.class, list);
  }

  /** An array of elements: how this object's are seen as one vector, and those of the one read. */
  private void addArray(String array, CodeBlock own, CodeBlock other) {
    TypeName type = ArrayTypeName.of(primitive);
    header.addParameter(type, array);
    saving.add(CodeBlock.of("$N", array));
    write.addStatement("$T $N = new $T[$L.size()]", type, array, primitive, own);
    write.addStatement("$L.copyTo($N)", own, array);
    read.addStatement("$L.copyFrom($N)", other, array);
  }

  private void addMethods() {
    parameters.addMethod(
        MethodSpec.methodBuilder("writeReplace")
            .addModifiers(Modifier.PRIVATE)
            .returns(Object.class)
            .addCode(write.build())
            .addStatement("return new $T($L)", saved, CodeBlock.join(saving, ", "))
            .build());
    parameters.addMethod(
        MethodSpec.methodBuilder("readObject")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(ObjectInputStream.class, "in")
            .addException(InvalidObjectException.class)
            .addStatement(
                "throw new $T($S)", InvalidObjectException.class, "parameters are read by value")
            .build());
  }

  private void addRecord() {
    parameters.addType(
        TypeSpec.recordBuilder(saved.simpleName())
            .recordConstructor(header.build())
            .addModifiers(Modifier.PRIVATE)
            .addSuperinterface(Serializable.class)
            .addMethod(
                MethodSpec.methodBuilder("readResolve")
                    .addModifiers(Modifier.PRIVATE)
                    .returns(Object.class)
                    .addStatement("$T parameters = new $T()", name, name)
                    .addCode(read.build())
                    .addStatement("return parameters")
                    .build())
            .build());
  }
}
