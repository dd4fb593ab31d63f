package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelSignature;
import dev.gradwright.runtime.model.ModelType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The nested class by which tools make a model that they do not know. */
final class TypeClass {
  private final Face face;
  private final ClassName model;
  private final ClassName parameters;

  TypeClass(Face face, ClassName model, ClassName parameters) {
    this.face = face;
    this.model = model;
    this.parameters = parameters;
  }

  static ClassName name(ClassName model) {
    return ModelNames.nested(model, "Type");
  }

  TypeSpec build() {
    return TypeSpec.classBuilder(name(model))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addSuperinterface(ModelType.class)
        .addMethod(
            Overrides.of("signature", ClassName.get(ModelSignature.class))
                .addStatement("return SIGNATURE")
                .build())
        .addMethod(
            Overrides.of("initialise", parameters)
                .addParameter(long.class, "seed")
                .addStatement("return $T.initialise(seed)", model)
                .build())
        .addMethod(create())
        .build();
  }

  private MethodSpec create() {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("own"));
    for (int i = 0; i < face.dims().size(); i++) {
      arguments.add(CodeBlock.of("dims[$L]", i));
    }
    return Overrides.of("create", ClassName.get(Model.class))
        .addParameter(ClassName.get(dev.gradwright.runtime.model.Parameters.class), "parameters")
        .addParameter(int[].class, "dims")
        .varargs()
        .addCode(Binding.requireDims(face))
        .beginControlFlow("if (parameters instanceof $T own)", parameters)
        .addStatement("return new $T($L)", model, CodeBlock.join(arguments, ", "))
        .endControlFlow()
        .addStatement(
            "throw new $T($S)",
            IllegalArgumentException.class,
            "these parameters are not those of " + face.name())
        .build();
  }
}
