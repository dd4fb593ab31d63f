package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Turns;
import dev.gradwright.compiler.type.Extent;
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

  private final TypeSpec.Builder type;
  private final ExtentSpelling extents;
  private final NumberedCalls calls;
  private int totals;

  Launches(TypeSpec.Builder type, ModelNames names) {
    this.type = type;
    this.extents = new ExtentSpelling(names::dim);
    this.calls = new NumberedCalls(names, "launch", List.of("from", "to"));
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
    all.add(Code.primary("$N", calls.parameter("from")));
    all.add(Code.primary("$N", calls.parameter("to")));
    int number = calls.add(Code.primary("$L($L)", callee, Code.list(all)));
    List<Code> shared = new ArrayList<>();
    shared.add(Code.primary("$L", number));
    shared.add(extents.asInt(turns.count()));
    shared.add(extents.asInt(turns.work()));
    shared.addAll(indices);
    return Code.primary("launches.share($L); // $L\n", Code.list(shared), kernel).text();
  }

  /** The statement that runs a chain, given the method that does some of its turns. */
  CodeBlock shareStrips(Extent length, Extent work, String method) {
    String from = calls.parameter("from");
    int number = calls.add(Code.primary("$N($N, $N)", method, from, calls.parameter("to")));
    List<Code> arguments =
        List.of(Code.primary("$L", number), extents.asInt(length), extents.asInt(work));
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
    calls.addTo(type);
    TypeSpec.Builder launches =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
            .superclass(RUNTIME);
    if (totals > 0) {
      launches.addMethod(MethodSpec.constructorBuilder().addStatement("super($L)", totals).build());
    }
    launches.addMethod(calls.overriding("run"));
    type.addType(launches.build());
  }
}
