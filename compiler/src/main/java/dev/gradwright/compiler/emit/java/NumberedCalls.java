package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A method of the model that finds calls by their numbers, and others that it shares them with. */
final class NumberedCalls {
  /** They fill no method that HotSpot would not compile. */
  private static final int CALLS_PER_METHOD = 50;

  private final ModelNames names;
  private final String method;
  private final List<String> parameters;
  private final List<Code> calls = new ArrayList<>();

  NumberedCalls(ModelNames names, String method, List<String> parameters) {
    this.names = names;
    this.method = method;
    this.parameters = Stream.concat(Stream.of("number"), parameters.stream()).toList();
  }

  /** The number of a call. */
  int add(Code call) {
    calls.add(call);
    return calls.size() - 1;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** No field's name, which it would hide. */
  String parameter(String wish) {
    return names.index(wish, -1);
  }

  /** The methods of the model. */
  void addTo(TypeSpec.Builder type) {
    addTo(type, method, 0, calls.size());
  }

  /** What overrides the runtime's method of the same parameters. */
  MethodSpec overriding(String name) {
    return signature(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addStatement("$N($L)", method, passed())
        .build();
  }

  /** Calls of some numbers, or methods that call them. */
  private void addTo(TypeSpec.Builder type, String name, int first, int count) {
    int span = 1;
    while (count > span * CALLS_PER_METHOD) {
      span *= CALLS_PER_METHOD;
    }
    MethodSpec.Builder code = signature(name).addModifiers(Modifier.PRIVATE);
    String number = parameter("number");
    code.beginControlFlow("switch ($L)", span == 1 ? number : number + " / " + span);
    for (int at = first; at < first + count; at += span) {
      Code call = calls.get(at);
      if (span > 1) {
        String part = names.methods().variable(method, new Object());
        addTo(type, part, at, Math.min(span, first + count - at));
        call = Code.primary("$N($L)", part, passed());
      }
      code.addCode(Code.primary("case $L -> $L;\n", at / span, call).text());
    }
    code.addStatement("default -> throw new $T()", AssertionError.class).endControlFlow();
    type.addMethod(code.build());
  }

  private MethodSpec.Builder signature(String name) {
    MethodSpec.Builder signature = MethodSpec.methodBuilder(name);
    parameters.forEach(wish -> signature.addParameter(TypeName.INT, parameter(wish)));
    return signature;
  }

  private CodeBlock passed() {
    return parameters.stream()
        .map(wish -> CodeBlock.of("$N", parameter(wish)))
        .collect(CodeBlock.joining(", "));
  }
}
