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
  private final boolean inPairs;

  /** How many turns one vector holds. */
  private final CodeBlock length;

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
    LaneExpressions turnByTurn = new LaneExpressions(types, names, locals, scalars);
    turnByTurn.vary(loop.index());
    this.inPairs = !loop.pairs().isEmpty();
    this.lanes = inPairs ? turnByTurn.inPairs() : turnByTurn;
    this.length = inPairs ? types.pairs() : CodeBlock.of("$L.length()", types.species());
    this.turns = names.variable("turns", new Object());
  }

  void addTo(CodeBlock.Builder code) {
    CodeBlock vectors = vectors();
    CodeBlock to = scalars.bound(loop.to()).text();
    code.add(lanes.before());
    code.addStatement("int $N = $L + $L - 1 & -$L", turns, to, length, length);
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
    CodeBlock step = reach.stride() == 1 ? turns() : CodeBlock.of("$L * $N", reach.stride(), turns);
    CodeBlock end =
        reach
            .end()
            .map(scalars::scalar)
            .orElseGet(() -> CodeBlock.of("$N.length", scalars.name(reach.array())));
    return CodeBlock.of("$L + $L <= $L", first, step, end);
  }

  /** What vectors of an element to each turn read, of which pairs take the lower half. */
  private CodeBlock turns() {
    return inPairs ? CodeBlock.of("$N + $L", turns, length) : CodeBlock.of("$N", turns);
  }

  /**
   * The last first: what it stores beyond a row is the beginning of one that is stored here, too.
   */
  private CodeBlock vectors() {
    String index = locals.declareFirstOf(KernelSpelling.INDICES, loop.index());
    CodeBlock.Builder code = CodeBlock.builder();
    code.beginControlFlow(
        "for (int $N = $N - $L; $N >= 0; $N -= $L)", index, turns, length, index, index, length);
    (inPairs ? loop.pairs() : loop.body()).forEach(statement -> add(code, statement));
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
