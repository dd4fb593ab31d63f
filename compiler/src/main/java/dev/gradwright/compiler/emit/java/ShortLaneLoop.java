package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.Precision;

/**
 * A loop in lanes whose last vector may reach over its end, where the arrays allow that; else one
 * over the elements.
 */
final class ShortLaneLoop {
  private final Statement.ShortLanes loop;
  private final VectorTypes types;
  private final LocalNames locals;
  private final KernelSpelling scalars;
  private final LaneExpressions lanes;
  private final String turns;

  ShortLaneLoop(
      Statement.ShortLanes loop,
      Precision precision,
      ScopeNames names,
      LocalNames locals,
      KernelSpelling scalars) {
    this.loop = loop;
    this.types = new VectorTypes(precision);
    this.locals = locals;
    this.scalars = scalars;
    this.lanes = new LaneExpressions(types, names, locals, scalars);
    lanes.vary(loop.index());
    this.turns = names.variable("turns", new Object());
  }

  void addTo(CodeBlock.Builder code) {
    CodeBlock vectors = vectors();
    CodeBlock to = scalars.bound(loop.to()).text();
    code.add(lanes.before());
    code.addStatement(
        "int $N = $L + $L.length() - 1 & -$L.length()",
        turns,
        to,
        types.species(),
        types.species());
    code.beginControlFlow("if ($L)", fits());
    code.add(vectors);
    code.nextControlFlow("else");
    String index = locals.declareFirstOf(KernelSpelling.INDICES, loop.index());
    code.beginControlFlow("for (int $N = 0; $N < $L; $N++)", index, index, to, index);
    code.add(scalars.body(loop.body()));
    code.endControlFlow();
    code.endControlFlow();
  }

  /** Whether so many turns touch nothing outside. */
  private CodeBlock fits() {
    return loop.reaches().stream().map(this::inside).collect(CodeBlock.joining("$W&& "));
  }

  private CodeBlock inside(Statement.Reach reach) {
    CodeBlock first = scalars.scalar(reach.first());
    CodeBlock step =
        reach.stride() == 1
            ? CodeBlock.of("$N", turns)
            : CodeBlock.of("$L * $N", reach.stride(), turns);
    CodeBlock end =
        reach
            .end()
            .map(scalars::scalar)
            .orElseGet(() -> CodeBlock.of("$N.length", scalars.name(reach.array())));
    return CodeBlock.of("$L + $L <= $L", first, step, end);
  }

  /**
   * The last first: what it stores beyond a row is the beginning of one that is stored here, too.
   */
  private CodeBlock vectors() {
    String index = locals.declareFirstOf(KernelSpelling.INDICES, loop.index());
    CodeBlock.Builder code = CodeBlock.builder();
    code.beginControlFlow(
        "for (int $N = $N - $L.length(); $N >= 0; $N -= $L.length())",
        index,
        turns,
        types.species(),
        index,
        index,
        types.species());
    loop.body().forEach(statement -> add(code, statement));
    return code.endControlFlow().build();
  }

  private void add(CodeBlock.Builder code, Statement statement) {
    if (statement instanceof Statement.Let let) {
      code.add(lanes.let(let));
    } else if (statement instanceof Statement.Store store) {
      CodeBlock place = scalars.place(store.array(), store.index());
      code.addStatement("$L.intoArray($L)", lanes.spell(store.value()), place);
    } else {
      Statement.StoreRow row = (Statement.StoreRow) statement;
      CodeBlock values = row.values().stream().map(lanes::spell).collect(CodeBlock.joining(",$W"));
      CodeBlock place = scalars.place(row.array(), row.index());
      code.addStatement("$T.storeInTurns($L, $L)", VectorTypes.RUNTIME, values, place);
    }
  }
}
