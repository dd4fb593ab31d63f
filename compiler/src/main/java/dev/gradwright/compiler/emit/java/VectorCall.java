package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradwright.compiler.loop.VectorBody;

/** How a portable kernel calls the one with vectors. */
record VectorCall(ClassName vectors) {
  /** The field that says whether there are vectors. */
  static final String FLAG = "VECTORS";

  void addTo(MethodSpec.Builder kernel, String name) {
    add(kernel, name, CodeBlock.of(FLAG));
  }

  /** Only from some length on. */
  void addTo(MethodSpec.Builder kernel, String name, Code length) {
    CodeBlock bound = length.atLeast(Code.RELATION + 1).text();
    add(kernel, name, CodeBlock.of("$L && $L >= $L", FLAG, bound, VectorBody.LEAST));
  }

  private void add(MethodSpec.Builder kernel, String name, CodeBlock condition) {
    CodeBlock arguments =
        kernel.build().parameters().stream()
            .map(parameter -> CodeBlock.of("$N", parameter))
            .collect(CodeBlock.joining(", "));
    kernel
        .beginControlFlow("if ($L)", condition)
        .addStatement("$T.$N($L)", vectors, name, arguments)
        .addStatement("return")
        .endControlFlow();
  }
}
