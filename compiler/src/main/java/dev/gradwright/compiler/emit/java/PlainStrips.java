package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.elementary.StripDots;
import java.util.List;

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
    StripTurns turns = new StripTurns(names, extents.asInt(strips.length()).text());
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(launches.shareStrips(strips.length(), strips.work(), addTurns(strips, sums, turns)));
    for (int sum = 0; sum < sums.size(); sum++) {
      CodeBlock array = places.array(sums.get(sum).total()).text();
      code.addStatement("$L", turns.left(sum, array, precision));
    }
    return code.build();
  }

  private String addTurns(Step.Strips strips, List<Step.Dot> sums, StripTurns turns) {
    String name = names.methods().variable(strips.name() + ".plain.strips", new Object());
    CodeBlock.Builder before = CodeBlock.builder();
    if (!strips.remark().isEmpty()) {
      before.add("// $L\n", Words.inComment(strips.remark().toString()));
    }
    CodeBlock.Builder strip = CodeBlock.builder();
    for (Step step : strips.steps()) {
      if (step instanceof Step.Launch launch) {
        strip.add(routines.between(launch, turns.from(), turns.to()));
      } else {
        int sum = sums.indexOf(step);
        CodeBlock dot = dot(sums.get(sum), turns.from(), turns.to());
        strip.addStatement("$N += $L", turns.total(sum), dot);
      }
    }
    type.addMethod(turns.method(name, before.build(), sums.size(), strip.build()));
    return name;
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
