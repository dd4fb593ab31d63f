package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.loop.Turns;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Launches whose turns threads may share. They are numbered, and a method of the model finds each
 * by its number: one object serves all, and a step allocates nothing.
 */
final class Launches {
  private static final ClassName RUNTIME =
      ClassName.get(dev.gradwright.runtime.parallel.Turns.class);

  private static final String METHOD = "launch";

  /** Their calls fill no method that HotSpot would not compile. */
  private static final int CALLS_PER_METHOD = 50;

  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final ExtentSpelling extents;
  private final List<CodeBlock> calls = new ArrayList<>();
  private int totals;

  Launches(TypeSpec.Builder type, ModelNames names) {
    this.type = type;
    this.names = names;
    this.extents = new ExtentSpelling(names::dim);
  }

  /** What stands in a part for the index of a loop around. */
  static Code index(int number) {
    return Code.primary("launches.$L()", number == 0 ? "outer" : "inner");
  }

  /** The statement that runs a launch, given its call but for the bounds. */
  CodeBlock share(
      Turns turns, String kernel, Code callee, List<Code> arguments, List<Code> indices) {
    List<Code> all = new ArrayList<>(arguments);
    for (int i = 0; i < indices.size(); i++) {
      all.add(index(i));
    }
    all.add(Code.primary("$N", parameter("from")));
    all.add(Code.primary("$N", parameter("to")));
    calls.add(Code.primary("$L($L)", callee, Code.list(all)).text());
    List<Code> shared = new ArrayList<>();
    shared.add(Code.primary("$L", calls.size() - 1));
    shared.add(extents.asInt(turns.count()));
    shared.add(extents.asInt(turns.work()));
    shared.addAll(indices);
    return CodeBlock.of("launches.share($L); // $L\n", Code.list(shared).text(), kernel);
  }

  /** The statement that runs a chain, given the method that does some of its turns. */
  CodeBlock shareStrips(Step.Chain chain, String method) {
    calls.add(CodeBlock.of("$N($N, $N)", method, parameter("from"), parameter("to")));
    List<Code> arguments =
        List.of(
            Code.primary("$L", calls.size() - 1),
            extents.asInt(chain.length()),
            extents.asInt(chain.work()));
    return CodeBlock.of("launches.shareStrips($L); // $L\n", Code.list(arguments).text(), method);
  }

  /** Makes room for the sums of a chain. */
  void reserve(int sums) {
    totals = Math.max(totals, sums);
  }

  /** Inside a loop: what is too short to share is called as it is, so that it can be inlined. */
  CodeBlock choose(Turns turns, CodeBlock together, CodeBlock alone) {
    CodeBlock isLong =
        CodeBlock.of(
            "$T.isLong($L)",
            RUNTIME,
            Code.list(List.of(extents.asInt(turns.count()), extents.asInt(turns.work()))).text());
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", isLong)
        .add(together)
        .nextControlFlow("else")
        .add(alone)
        .endControlFlow()
        .build();
  }

  void addMembers(ClassName model) {
    if (calls.isEmpty()) {
      return;
    }
    ClassName name = ModelNames.nested(model, "Launches");
    type.addField(
        FieldSpec.builder(name, "launches", Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T()", name)
            .build());
    addMethods(METHOD, 0, calls.size());
    TypeSpec.Builder launches =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
            .superclass(RUNTIME);
    if (totals > 0) {
      launches.addMethod(MethodSpec.constructorBuilder().addStatement("super($L)", totals).build());
    }
    launches.addMethod(
        signature("run")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addStatement("$N($L)", METHOD, passed())
            .build());
    type.addType(launches.build());
  }

  /** Calls of some numbers, or methods that call them. */
  private void addMethods(String name, int first, int count) {
    int span = 1;
    while (count > span * CALLS_PER_METHOD) {
      span *= CALLS_PER_METHOD;
    }
    MethodSpec.Builder method = signature(name).addModifiers(Modifier.PRIVATE);
    String number = parameter("number");
    method.beginControlFlow("switch ($L)", span == 1 ? number : number + " / " + span);
    for (int at = first; at < first + count; at += span) {
      CodeBlock call = calls.get(at);
      if (span > 1) {
        String part = names.methods().variable(METHOD, new Object());
        addMethods(part, at, Math.min(span, first + count - at));
        call = CodeBlock.of("$N($L)", part, passed());
      }
      method.addStatement("case $L -> $L", at / span, call);
    }
    method.addStatement("default -> throw new $T()", AssertionError.class).endControlFlow();
    type.addMethod(method.build());
  }

  private MethodSpec.Builder signature(String name) {
    return MethodSpec.methodBuilder(name)
        .addParameter(TypeName.INT, parameter("number"))
        .addParameter(TypeName.INT, parameter("from"))
        .addParameter(TypeName.INT, parameter("to"));
  }

  private CodeBlock passed() {
    return CodeBlock.of("$N, $N, $N", parameter("number"), parameter("from"), parameter("to"));
  }

  /** No field's name, which it would hide. */
  private String parameter(String wish) {
    return names.index(wish, -1);
  }
}
