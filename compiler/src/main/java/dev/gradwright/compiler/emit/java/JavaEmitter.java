package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Program;
import java.util.Map;

/** Spells programs as Java. */
public final class JavaEmitter {
  private JavaEmitter() {}

  /** The source files of a model's class by path, such as {@code com/acme/Mlp.java}. */
  public static Map<String, String> emit(Program program) {
    ClassName model = model(program);
    return source(model, new ModelClass(program, model).build());
  }

  /**
   * The source files beside it that use the Vector API, which the others call: none if no kernel of
   * the program has lanes. They need the module {@code jdk.incubator.vector} to compile.
   */
  public static Map<String, String> emitVectors(Program program) {
    ClassName model = model(program);
    return program.hasVectors()
        ? source(VectorClass.name(model), VectorClass.build(program, model))
        : Map.of();
  }

  /** The name of the class with vectors that stands beside a model's. */
  public static String vectorClass(String model) {
    return VectorClass.name(model);
  }

  private static ClassName model(Program program) {
    return ClassName.get(program.face().packageName(), program.face().name());
  }

  private static Map<String, String> source(ClassName name, TypeSpec type) {
    JavaFile file =
        JavaFile.builder(name.packageName(), type)
            // Another model of the package may be called String or Override.
            .skipJavaLangImports(false)
            .indent("  ")
            .build();
    return Map.of(name.canonicalName().replace('.', '/') + ".java", file.toString());
  }
}
