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

  /**
   * One of them.
   *
   * @param gives whether its value is the method's
   */
  private record Call(Code code, boolean gives) {}

  private final ModelNames names;
  private final String method;
  private final List<String> parameters;
  private final TypeName returned;
  private final List<Call> calls = new ArrayList<>();

  NumberedCalls(ModelNames names, String method, List<String> parameters, TypeName returned) {
    this.names = names;
    this.method = method;
    this.parameters = Stream.concat(Stream.of("number"), parameters.stream()).toList();
    this.returned = returned;
  }

  /** The number of a call that gives nothing. */
  int add(Code call) {
    calls.add(new Call(call, false));
    return calls.size() - 1;
  }

  /** The number of one whose value is wanted. */
  int addGiving(Code call) {
    calls.add(new Call(call, true));
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
    boolean gives = !returned.equals(TypeName.VOID);
    return signature(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addStatement(gives ? "return $N($L)" : "$N($L)", method, passed())
        .build();
  }

  /** Calls of some numbers, or methods that call them. */
  private void addTo(TypeSpec.Builder type, String name, int first, int count) {
    int span = 1;
    while (count > span * CALLS_PER_METHOD) {
      span *= CALLS_PER_METHOD;
    }
    boolean gives = !returned.equals(TypeName.VOID);
    MethodSpec.Builder code = signature(name).addModifiers(Modifier.PRIVATE);
    String number = parameter("number");
    code.beginControlFlow("switch ($L)", span == 1 ? number : number + " / " + span);
    for (int at = first; at < first + count; at += span) {
      Call call = calls.get(at);
      if (span > 1) {
        String part = names.methods().variable(method, new Object());
        addTo(type, part, at, Math.min(span, first + count - at));
        call = new Call(Code.primary("$N($L)", part, passed()), gives);
      }
      addCase(code, at / span, call);
    }
    code.addStatement("default -> throw new $T()", AssertionError.class).endControlFlow();
    boolean ends =
        span == 1 && calls.subList(first, first + count).stream().anyMatch(c -> !c.gives);
    if (gives && ends) {
      code.addStatement("return 0");
    }
    type.addMethod(code.build());
  }

  private static void addCase(MethodSpec.Builder code, int number, Call call) {
    if (call.gives) {
      code.addCode("case $L -> {\n$>return $L;\n$<}\n", number, call.code.text());
    } else {
      code.addCode(Code.primary("case $L -> $L;\n", number, call.code).text());
    }
  }

  private MethodSpec.Builder signature(String name) {
    MethodSpec.Builder signature = MethodSpec.methodBuilder(name).returns(returned);
    parameters.forEach(wish -> signature.addParameter(TypeName.INT, parameter(wish)));
    return signature;
  }

  private CodeBlock passed() {
    return parameters.stream()
        .map(wish -> CodeBlock.of("$N", parameter(wish)))
        .collect(CodeBlock.joining(", "));
  }
}
