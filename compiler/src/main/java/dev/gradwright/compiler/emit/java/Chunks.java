package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Long runs of statements as methods that call each other: HotSpot compiles no method above 8,000
 * bytes of bytecode.
 */
final class Chunks {
  /** At some 80 bytes for the longest statement. */
  private static final int STATEMENTS = 50;

  private final TypeSpec.Builder type;
  private final ScopeNames names;

  Chunks(TypeSpec.Builder type, ScopeNames names) {
    this.type = type;
    this.names = names;
  }

  /**
   * Statements for the body of a method: themselves if they are few, else calls of new methods,
   * made by {@code method} but for name and body.
   */
  CodeBlock body(
      List<CodeBlock> statements,
      String wish,
      Consumer<MethodSpec.Builder> signature,
      CodeBlock arguments) {
    if (statements.size() <= STATEMENTS) {
      return CodeBlock.join(statements, "");
    }
    List<CodeBlock> calls = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += STATEMENTS) {
      int to = Math.min(from + STATEMENTS, statements.size());
      String name = names.variable(wish, new Object());
      MethodSpec.Builder part = MethodSpec.methodBuilder(name);
      signature.accept(part);
      type.addMethod(part.addCode(CodeBlock.join(statements.subList(from, to), "")).build());
      calls.add(CodeBlock.builder().addStatement("$N($L)", name, arguments).build());
    }
    return body(calls, wish, signature, arguments);
  }
}
