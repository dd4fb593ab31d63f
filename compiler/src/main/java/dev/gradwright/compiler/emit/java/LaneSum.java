package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sum in lanes. One turn takes as many elements on every machine, in one vector or in two, so
 * that the partial sums, which are doubles, are the same. They are added to what is new and not the
 * other way round: of what a loop carries C2 does not know the class without a profile, which there
 * may not be, and would call the addition with objects.
 */
final class LaneSum {
  private final VectorTypes types;
  private final ScopeNames names;
  private final LaneLoop loop;

  LaneSum(VectorTypes types, ScopeNames names, LaneLoop loop) {
    this.types = types;
    this.names = names;
    this.loop = loop;
  }

  CodeBlock spell(Statement.Fold fold, String index, String total) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L.length() == $L)", types.species(), types.parts())
        .add(sum(fold, index, total, 1))
        .nextControlFlow("else")
        .add(sum(fold, index, total, 2))
        .endControlFlow()
        .build();
  }

  private CodeBlock sum(Statement.Fold fold, String index, String total, int vectors) {
    List<String> parts = new ArrayList<>();
    int halves = types.precision() == Precision.F32 ? 2 : 1;
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < vectors * halves; i++) {
      parts.add(names.variable("part", new Object()));
      code.addStatement(
          "$T $N = $T.zero($T.DOUBLES)",
          VectorTypes.DOUBLES,
          parts.get(i),
          VectorTypes.DOUBLES,
          VectorTypes.RUNTIME);
    }
    loop.begin(code, index, CodeBlock.of("$L", types.parts()));
    for (int vector = 0; vector < vectors; vector++) {
      code.add(turn(fold, index, vector, parts.subList(vector * halves, (vector + 1) * halves)));
    }
    code.endControlFlow();
    int lanes = types.parts() / (vectors * halves);
    CodeBlock all = lanes(folded(code, parts), lanes);
    return code.addStatement("$N += $T.sum($L)", total, VectorTypes.RUNTIME, all).build();
  }

  /** One vector of all parts, the second half of them added to the first and so on. */
  private static String folded(CodeBlock.Builder code, List<String> parts) {
    for (int half = parts.size() / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        String part = parts.get(i);
        code.addStatement("$N = $N.add($N)", part, part, parts.get(i + half));
      }
    }
    return parts.get(0);
  }

  /** Numbers, since a vector that C2 hands to a method at the end of a long loop is an object. */
  private static CodeBlock lanes(String part, int lanes) {
    return IntStream.range(0, lanes)
        .mapToObj(lane -> CodeBlock.of("$N.lane($L)", part, lane))
        .collect(CodeBlock.joining(", "));
  }

  private CodeBlock turn(Statement.Fold fold, String index, int vector, List<String> parts) {
    CodeBlock.Builder code = CodeBlock.builder();
    loop.moveTo(index);
    if (vector > 0) {
      String moved = names.variable("at", new Object());
      code.addStatement("int $N = $N + $L", moved, index, types.parts() / 2);
      loop.moveTo(moved);
    }
    code.add(loop.lets());
    CodeBlock value = loop.value(fold.value());
    if (parts.size() == 1) {
      return code.addStatement("$N = $L$Z.add($N)", parts.get(0), value, parts.get(0)).build();
    }
    String term = names.variable("term", new Object());
    code.addStatement("$T $N = $L", types.vector(), term, value);
    for (int half = 0; half < 2; half++) {
      String part = parts.get(half);
      String name = half == 0 ? "low" : "high";
      code.addStatement("$N = $T.$L($N).add($N)", part, VectorTypes.RUNTIME, name, term, part);
    }
    return code.build();
  }
}
