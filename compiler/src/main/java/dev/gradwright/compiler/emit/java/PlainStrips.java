package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.elementary.StripDots;
import dev.gradwright.runtime.parallel.Strips;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Steps that plain Java does strip by strip, as a method that does so for some turns. */
final class PlainStrips {
  private final Precision precision;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final Places places;
  private final Routines routines;
  private final Launches launches;
  private final ExtentSpelling extents;

  PlainStrips(
      Precision precision,
      TypeSpec.Builder type,
      ModelNames names,
      Places places,
      Routines routines,
      Launches launches) {
    this.precision = precision;
    this.type = type;
    this.names = names;
    this.places = places;
    this.routines = routines;
    this.launches = launches;
    this.extents = new ExtentSpelling(names::dim);
  }

  /** Adds the method, and gives the statements that run it. */
  CodeBlock add(Step.Strips strips) {
    List<Step.Dot> sums =
        strips.steps().stream()
            .filter(Step.Dot.class::isInstance)
            .map(Step.Dot.class::cast)
            .toList();
    launches.reserve(sums.size());
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(launches.shareStrips(strips.length(), strips.work(), addTurns(strips, sums)));
    for (int sum = 0; sum < sums.size(); sum++) {
      CodeBlock total =
          CodeBlock.of("launches.total($L, $L)", sum, extents.asInt(strips.length()).text());
      CodeBlock array = places.array(sums.get(sum).total()).text();
      code.addStatement(
          precision == Precision.F32 ? "$L[0] = (float) $L" : "$L[0] = $L", array, total);
    }
    return code.build();
  }

  private String addTurns(Step.Strips strips, List<Step.Dot> sums) {
    String name = names.methods().variable(strips.name() + ".plain.strips", new Object());
    String first = names.index("first", -1);
    String last = names.index("last", -1);
    String turn = names.index("turn", -1);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(TypeName.INT, first)
            .addParameter(TypeName.INT, last);
    if (!strips.remark().isEmpty()) {
      method.addComment("$L", Words.inComment(strips.remark().toString()));
    }
    method.beginControlFlow("for (int $N = $N; $N < $N; $N++)", turn, first, turn, last, turn);
    for (int sum = 0; sum < sums.size(); sum++) {
      method.addStatement("double $N = 0", names.index("total", sum));
    }
    method.addCode(turn(strips, sums, turn));
    for (int sum = 0; sum < sums.size(); sum++) {
      method.addStatement("launches.keep($L, $N, $N)", sum, turn, names.index("total", sum));
    }
    type.addMethod(method.endControlFlow().build());
    return name;
  }

  private CodeBlock turn(Step.Strips strips, List<Step.Dot> sums, String turn) {
    String from = names.index("from", -1);
    String to = names.index("to", -1);
    String end = names.index("end", -1);
    CodeBlock length = extents.asInt(strips.length()).text();
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int $N = $T.begin($N + 1, $L)", end, Strips.class, turn, length);
    code.beginControlFlow(
        "for (int $1N = $2T.begin($3N, $4L); $1N < $5N; $1N += $2T.LENGTH)",
        from,
        Strips.class,
        turn,
        length,
        end);
    code.addStatement(
        "int $N = $T.min($N - $N, $T.LENGTH) + $N", to, Math.class, end, from, Strips.class, from);
    for (Step step : strips.steps()) {
      if (step instanceof Step.Launch launch) {
        code.addStatement("$L", routines.between(launch, from, to));
      } else {
        int sum = sums.indexOf(step);
        code.addStatement("$N += $L", names.index("total", sum), dot(sums.get(sum), from, to));
      }
    }
    return code.endControlFlow().build();
  }

  private CodeBlock dot(Step.Dot dot, String from, String to) {
    return CodeBlock.of(
        "$T.dot($L, $L, $N, $N)",
        StripDots.class,
        places.array(dot.a()).text(),
        places.array(dot.b()).text(),
        from,
        to);
  }
}
