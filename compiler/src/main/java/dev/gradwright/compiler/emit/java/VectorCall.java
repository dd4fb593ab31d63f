package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Optional;

/** How a portable kernel calls the one with vectors. */
record VectorCall(ClassName vectors) {
  /** The field that says whether there are vectors. */
  static final String FLAG = "VECTORS";

  /** With a length, only where that is at least so long. */
  void addTo(MethodSpec.Builder kernel, String name, Optional<Code> length, int least) {
    CodeBlock arguments =
        kernel.build().parameters().stream()
            .map(parameter -> CodeBlock.of("$N", parameter))
            .collect(CodeBlock.joining(", "));
    kernel
        .beginControlFlow("if ($L)", length.map(l -> isEnough(l, least)).orElse(CodeBlock.of(FLAG)))
        .addStatement("$T.$N($L)", vectors, name, arguments)
        .addStatement("return")
        .endControlFlow();
  }

  static CodeBlock isEnough(Code length, int least) {
    CodeBlock bound = length.atLeast(Code.RELATION + 1).text();
    return CodeBlock.of("$L && $L >= $L", FLAG, bound, least);
  }
}
