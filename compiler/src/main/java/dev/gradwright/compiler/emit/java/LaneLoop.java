package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A loop in lanes as a loop over vectors, and one over the elements that are left. */
final class LaneLoop {
  private final Statement.Lanes loop;
  private final VectorTypes types;
  private final ScopeNames names;
  private final LocalNames locals;
  private final KernelSpelling scalars;
  private final LaneExpressions lanes;

  LaneLoop(
      Statement.Lanes loop,
      Precision precision,
      ScopeNames names,
      LocalNames locals,
      KernelSpelling scalars) {
    this.loop = loop;
    this.types = new VectorTypes(precision);
    this.names = names;
    this.locals = locals;
    this.scalars = scalars;
    this.lanes = new LaneExpressions(types, names, locals, scalars);
    lanes.vary(loop.index());
  }

  void addTo(CodeBlock.Builder code) {
    String index = locals.declareFirstOf(KernelSpelling.INDICES, loop.index());
    CodeBlock vectors = vectors(index);
    code.addStatement("int $N = $L", index, scalars.scalar(loop.from()));
    code.add(lanes.before());
    code.add(vectors);
    locals.put(loop.index(), index);
    CodeBlock to = scalars.bound(loop.to()).text();
    code.beginControlFlow("for (; $N < $L; $N++)", index, to, index);
    code.add(scalars.body(loop.body()));
    code.endControlFlow();
  }

  private CodeBlock vectors(String index) {
    List<Statement> body = loop.body();
    if (!(body.get(body.size() - 1) instanceof Statement.Fold fold)) {
      return stores(index);
    }
    return fold.function() == Function.ADD
        ? new LaneSum(types, names, this).spell(fold, index, locals.get(fold.local()))
        : extreme(fold, index);
  }

  private CodeBlock stores(String index) {
    return loop.whole() ? wholeVectors(index) : fullVectors(index);
  }

  private CodeBlock fullVectors(String index) {
    CodeBlock.Builder code = CodeBlock.builder();
    begin(code, index, CodeBlock.of("$L.length()", types.species()));
    code.add(turn(loop.body()));
    return code.endControlFlow().build();
  }

  /**
   * The last vector begins where it ends with the loop. It computes again what others have stored,
   * unless that lies where it was read.
   */
  private CodeBlock wholeVectors(String index) {
    String last = names.variable("last", new Object());
    String end = names.variable("end", new Object());
    String moved = names.variable("at", new Object());
    CodeBlock to = scalars.scalar(loop.to());
    CodeBlock lanes = CodeBlock.of("$L.length()", types.species());
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int $N = $L - $L", last, to, lanes);
    CodeBlock fit = CodeBlock.of("$N <= $N$L", index, last, apart());
    code.addStatement(
        "int $N = $L ? $L : $N + ($L - $N & -$L)", end, fit, to, index, to, index, lanes);
    code.beginControlFlow("for (; $N < $N; $N += $L)", index, end, index, lanes);
    code.addStatement("int $N = $T.min($N, $N)", moved, Math.class, index, last);
    moveTo(moved);
    code.add(turn(loop.body()));
    return code.endControlFlow().build();
  }

  private CodeBlock apart() {
    Set<Integer> written = new TreeSet<>();
    Set<Integer> read = new TreeSet<>();
    for (Statement statement : loop.body()) {
      statement.reads().forEach(each -> read.add(each.array()));
      if (statement instanceof Statement.Store store) {
        written.add(store.array());
      }
    }
    CodeBlock.Builder apart = CodeBlock.builder();
    for (int target : written) {
      for (int source : read) {
        apart.add("$W&& $N != $N", scalars.name(target), scalars.name(source));
      }
    }
    return apart.build();
  }

  /** Opens {@code for (; index < end; index += step)}, where step is a power of two. */
  void begin(CodeBlock.Builder code, String index, CodeBlock step) {
    String end = names.variable("end", new Object());
    CodeBlock to = scalars.scalar(loop.to());
    if (loop.from().equals(new Expression.Size(Extent.ZERO))) {
      code.addStatement("int $N = $L & -$L", end, to, step);
    } else {
      code.addStatement("int $N = $N + ($L - $N & -$L)", end, index, to, index, step);
    }
    code.beginControlFlow("for (; $N < $N; $N += $L)", index, end, index, step);
  }

  /** The largest or smallest, which no order changes. */
  private CodeBlock extreme(Statement.Fold fold, String index) {
    String total = locals.get(fold.local());
    String best = names.variable(total + "InLanes", new Object());
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement(
        "$T $N = $T.broadcast($L, $N)",
        types.vector(),
        best,
        types.vector(),
        types.species(),
        total);
    begin(code, index, CodeBlock.of("$L.length()", types.species()));
    code.add(lets());
    CodeBlock value = lanes.spell(fold.value());
    // In this order for the reason that LaneSum gives.
    CodeBlock folded = LaneExpressions.binary(fold.function(), value, CodeBlock.of("$N", best));
    code.addStatement("$N = $L", best, folded);
    code.endControlFlow();
    String name = fold.function() == Function.MAXIMUM ? "max" : "min";
    code.addStatement("$N = $T.$L($N)", total, VectorTypes.RUNTIME, name, best);
    return code.build();
  }

  /** What a turn computes before it folds. */
  CodeBlock lets() {
    return turn(loop.body().subList(0, loop.body().size() - 1));
  }

  private CodeBlock turn(List<Statement> statements) {
    CodeBlock.Builder code = CodeBlock.builder();
    statements.forEach(statement -> add(code, statement));
    return code.build();
  }

  /** A turn that begins elsewhere. */
  void moveTo(String index) {
    locals.put(loop.index(), index);
  }

  CodeBlock value(Expression expression) {
    return lanes.spell(expression);
  }

  private void add(CodeBlock.Builder code, Statement statement) {
    if (statement instanceof Statement.Let let) {
      code.add(lanes.let(let));
    } else if (statement instanceof Statement.Store store) {
      CodeBlock place = scalars.place(store.array(), store.index());
      code.addStatement("$L.intoArray($L)", lanes.spell(store.value()), place);
    } else {
      Statement.Update update = (Statement.Update) statement;
      CodeBlock old = lanes.load(update.array(), update.index());
      CodeBlock place = scalars.place(update.array(), update.index());
      CodeBlock fresh = LaneExpressions.binary(update.function(), old, lanes.spell(update.value()));
      code.addStatement("$L.intoArray($L)", fresh, place);
    }
  }
}
