package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.runtime.parallel.Strips;
import java.util.ArrayList;
import java.util.List;

/** A loop strip by strip, whose last statement stores a function. */
final class StripLoop {
  private final Statement.For loop;
  private final Statement.Store store;
  private final Expression.Apply apply;
  private final ScopeNames names;
  private final LocalNames locals;
  private final KernelSpelling scalars;

  StripLoop(Statement.For loop, ScopeNames names, LocalNames locals, KernelSpelling scalars) {
    this.loop = loop;
    this.store = (Statement.Store) loop.body().get(loop.body().size() - 1);
    this.apply = (Expression.Apply) store.value();
    this.names = names;
    this.locals = locals;
    this.scalars = scalars;
  }

  /** Where the function is stored. */
  CodeBlock array() {
    return CodeBlock.of("$N", scalars.name(store.array()));
  }

  Expression place() {
    return store.index();
  }

  Expression.Apply function() {
    return apply;
  }

  /** Declares the bounds of a strip, as {@link LaneMethods#START} and {@link LaneMethods#END}. */
  void open(CodeBlock.Builder code) {
    String start = locals.put(LaneMethods.START.number(), names.variable("start", new Object()));
    String end = locals.put(LaneMethods.END.number(), names.variable("end", new Object()));
    CodeBlock to = scalars.bound(loop.to()).text();
    code.beginControlFlow(
        "for (int $N = $L; $N < $L; $N += $T.LENGTH)",
        start,
        scalars.scalar(loop.from()),
        start,
        to,
        start,
        Strips.class);
    code.addStatement(
        "int $N = $T.min($L - $N, $T.LENGTH) + $N",
        end,
        Math.class,
        to,
        start,
        Strips.class,
        start);
  }

  /** Stores the first argument where the function is to be. */
  CodeBlock storeArgument() {
    List<Statement> body = new ArrayList<>(loop.body().subList(0, loop.body().size() - 1));
    body.add(new Statement.Store(store.array(), store.index(), apply.arguments().get(0)));
    return scalars.body(
        List.of(new Statement.For(loop.index(), LaneMethods.START, LaneMethods.END, 1, body)));
  }
}
