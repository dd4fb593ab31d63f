package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.parallel.Strips;
import javax.lang.model.element.Modifier;

/** The method that does some turns of arrays of one length strip by strip, and keeps their sums. */
final class StripTurns {
  private final ModelNames names;
  private final CodeBlock length;

  StripTurns(ModelNames names, CodeBlock length) {
    this.names = names;
    this.length = length;
  }

  /** The first element of a strip. */
  String from() {
    return names.index("from", -1);
  }

  /** The element after the last of a strip. */
  String to() {
    return names.index("to", -1);
  }

  /** What a sum over the strips of a turn is gathered in. */
  String total(int sum) {
    return names.index("total", sum);
  }

  /** Where the turns of a call begin. */
  CodeBlock begin() {
    return begin(first());
  }

  /** The method: some statements before all turns, and some for each strip. */
  MethodSpec method(String name, CodeBlock before, int sums, CodeBlock strip) {
    String last = names.index("last", -1);
    String turn = names.index("turn", -1);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(TypeName.INT, first())
            .addParameter(TypeName.INT, last)
            .addCode(before)
            .beginControlFlow("for (int $1N = $2N; $1N < $3N; $1N++)", turn, first(), last);
    for (int sum = 0; sum < sums; sum++) {
      method.addStatement("double $N = 0", total(sum));
    }
    method.addCode(strips(turn, strip));
    for (int sum = 0; sum < sums; sum++) {
      method.addStatement("launches.keep($L, $N, $N)", sum, turn, total(sum));
    }
    return method.endControlFlow().build();
  }

  /** Leaves the total of a sum over all turns as the only element of an array. */
  CodeBlock left(int sum, CodeBlock array, Precision precision) {
    return CodeBlock.of(
        precision == Precision.F32
            ? "$L[0] = (float) launches.total($L, $L)"
            : "$L[0] = launches.total($L, $L)",
        array,
        sum,
        length);
  }

  private CodeBlock strips(String turn, CodeBlock strip) {
    String end = names.index("end", -1);
    return CodeBlock.builder()
        .addStatement("int $N = $T.begin($N + 1, $L)", end, Strips.class, turn, length)
        .beginControlFlow(
            "for (int $1N = $2L; $1N < $3N; $1N += $4T.LENGTH)",
            from(),
            begin(turn),
            end,
            Strips.class)
        .addStatement(
            "int $1N = $2T.min($3N - $4N, $5T.LENGTH) + $4N",
            to(),
            Math.class,
            end,
            from(),
            Strips.class)
        .add(strip)
        .endControlFlow()
        .build();
  }

  private CodeBlock begin(String turn) {
    return CodeBlock.of("$T.begin($N, $L)", Strips.class, turn, length);
  }

  private String first() {
    return names.index("first", -1);
  }
}
