package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sum in lanes. One turn takes as many elements on every machine, in one vector or in two, so
 * that the partial sums, which are doubles, are the same.
 */
final class LaneSum {
  private static final Set<Function> LIGHT =
      Set.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY);

  /** With more of them it costs less to move one half of a vector to the other. */
  private static final int MOST_IN_HALVES = 2;

  private final Statement.Fold fold;
  private final ScopeNames names;
  private final String total;

  LaneSum(Statement.Fold fold, ScopeNames names, String total) {
    this.fold = fold;
    this.names = names;
    this.total = total;
  }

  /**
   * Terms of floats become doubles, and so need two vectors; where they are little work and vectors
   * have 512 bits, they are computed in two vectors of half the bits each, too.
   */
  CodeBlock spell(LaneLoop loop, List<Statement> body, String index) {
    VectorTypes types = loop.types();
    boolean inHalves = types.precision() == Precision.F32 && isLight(body);
    return CodeBlock.builder()
        .beginControlFlow("if ($L.length() == $L)", types.species(), types.parts())
        .add(inHalves ? inHalves(loop.inHalves(), index) : sum(loop, index, 1))
        .nextControlFlow("else")
        .add(sum(loop, index, 2))
        .endControlFlow()
        .build();
  }

  private CodeBlock inHalves(LaneLoop loop, String index) {
    CodeBlock sum = sum(loop, index, 2);
    return CodeBlock.builder().add(loop.before()).add(sum).build();
  }

  private static boolean isLight(List<Statement> body) {
    List<Expression> work =
        body.stream()
            .flatMap(statement -> statement.parts().stream())
            .filter(value -> value.element() == ElementType.REAL)
            .flatMap(LaneSum::work)
            .toList();
    return work.size() <= MOST_IN_HALVES
        && work.stream()
            .allMatch(
                part -> part instanceof Expression.Apply apply && LIGHT.contains(apply.function()));
  }

  /** What is not there already. */
  private static Stream<Expression> work(Expression value) {
    return value instanceof Expression.Read || value.parts().isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of(value), value.parts().stream().flatMap(LaneSum::work));
  }

  private CodeBlock sum(LaneLoop loop, String index, int vectors) {
    List<String> parts = new ArrayList<>();
    VectorTypes types = loop.types();
    int doubles = types.doubles();
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < vectors * doubles; i++) {
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
      loop.moveTo(moved(code, index, types.parts() / vectors * vector));
      code.add(turn(loop, parts.subList(vector * doubles, (vector + 1) * doubles)));
    }
    code.endControlFlow();
    int lanes = types.parts() / (vectors * doubles);
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

  private String moved(CodeBlock.Builder code, String index, int further) {
    if (further == 0) {
      return index;
    }
    String moved = names.variable("at", new Object());
    code.addStatement("int $N = $N + $L", moved, index, further);
    return moved;
  }

  private CodeBlock turn(LaneLoop loop, List<String> parts) {
    CodeBlock.Builder code = CodeBlock.builder().add(loop.lets());
    CodeBlock value = loop.value(fold.value());
    if (loop.types().precision() == Precision.F64) {
      return add(code, parts.get(0), value).build();
    }
    if (parts.size() == 1) {
      return add(code, parts.get(0), doubles("doubles", value)).build();
    }
    String term = names.variable("term", new Object());
    code.addStatement("$T $N = $L", loop.types().vector(), term, value);
    add(code, parts.get(0), doubles("low", CodeBlock.of("$N", term)));
    return add(code, parts.get(1), doubles("high", CodeBlock.of("$N", term))).build();
  }

  private static CodeBlock doubles(String method, CodeBlock floats) {
    return CodeBlock.of("$T.$L($L)", VectorTypes.RUNTIME, method, floats);
  }

  private static CodeBlock.Builder add(CodeBlock.Builder code, String part, CodeBlock term) {
    return code.addStatement("$N = $N.add($L)", part, part, term);
  }
}
