package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.runtime.kernel.Apart;
import dev.gradwright.runtime.kernel.Kernels;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The class beside a model's that computes its kernels with the Vector API. */
final class VectorClass {
  /** Though a class of exceptions, it has no objects. */
  private static final AnnotationSpec SERIAL =
      AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "serial").build();

  private VectorClass() {}

  static String name(String model) {
    return model + "Vectors";
  }

  static ClassName name(ClassName model) {
    return model.peerClass(name(model.simpleName()));
  }

  static TypeSpec build(Program program, ClassName model) {
    ClassName name = name(model);
    ModelNames names = new ModelNames(program);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .superclass(Apart.class)
            .addAnnotation(SERIAL)
            .addJavadoc("The kernels of {@link $T} that run on vectors.\n", model)
            .addStaticBlock(reading(name))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    List<NamedKernel> kernels = program.kernels();
    for (int i = 0; i < kernels.size(); i++) {
      if (kernels.get(i).vectors().isPresent()) {
        KernelSpelling.spellVectors(
                kernels.get(i), names.kernel(i), program.precision(), names.methods())
            .forEach(type::addMethod);
      }
    }
    List<NamedKernel> stages = program.stages();
    for (int i = 0; i < stages.size(); i++) {
      type.addMethod(KernelSpelling.spellStage(stages.get(i), names.stage(i), program.precision()));
    }
    return type.build();
  }

  /** A named module need not require the module of vectors, which javac would warn of. */
  private static CodeBlock reading(ClassName name) {
    return CodeBlock.builder()
        .addStatement("$T.class.getModule().addReads($T.vectors())", name, Kernels.class)
        .build();
  }
}
