package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/** Methods that the runtime's interfaces ask for. */
final class Overrides {
  private Overrides() {}

  static MethodSpec.Builder of(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  static MethodSpec.Builder of(String name, TypeName returns) {
    return of(name).returns(returns);
  }
}
