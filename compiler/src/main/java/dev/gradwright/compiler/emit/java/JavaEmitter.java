package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import dev.gradwright.compiler.loop.Program;
import java.util.Map;

/** Spells programs as Java. */
public final class JavaEmitter {
  private JavaEmitter() {}

  /** The source files of a model's class by path, such as {@code com/acme/Mlp.java}. */
  public static Map<String, String> emit(Program program) {
    String packageName = program.face().packageName();
    ClassName name = ClassName.get(packageName, program.face().name());
    JavaFile file =
        JavaFile.builder(packageName, new ModelClass(program, name).build())
            // Another model of the package may be called String or Override.
            .skipJavaLangImports(false)
            .indent("  ")
            .build();
    String path = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
    return Map.of(path + program.face().name() + ".java", file.toString());
  }
}
