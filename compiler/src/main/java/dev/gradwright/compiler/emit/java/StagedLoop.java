package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.runtime.elementary.StagedFloats;
import dev.gradwright.runtime.parallel.Strips;
import java.util.ArrayList;
import java.util.List;

/** A loop in stages: strip by strip, what a function is of, and then the function of all that. */
final class StagedLoop {
  private final Statement.For loop;
  private final Statement.Store store;
  private final Expression.Apply apply;
  private final ScopeNames names;
  private final LocalNames locals;
  private final KernelSpelling scalars;

  StagedLoop(Statement.For loop, ScopeNames names, LocalNames locals, KernelSpelling scalars) {
    this.loop = loop;
    this.store = (Statement.Store) loop.body().get(loop.body().size() - 1);
    this.apply = (Expression.Apply) store.value();
    this.names = names;
    this.locals = locals;
    this.scalars = scalars;
  }

  void addTo(CodeBlock.Builder code) {
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
    List<CodeBlock> given = new ArrayList<>();
    given.add(CodeBlock.of("$N", scalars.name(store.array())));
    apply.arguments().stream().skip(1).forEach(beside -> given.add(copy(beside, code)));
    given.add(CodeBlock.of("$N, $N", start, end));
    code.add(scalars.body(List.of(arguments())));
    code.addStatement(
        "$T.$L($L)",
        StagedFloats.class,
        name(apply.function()),
        given.stream().collect(CodeBlock.joining(", ")));
    code.endControlFlow();
  }

  /** Of what the arguments may be written over. */
  private CodeBlock copy(Expression beside, CodeBlock.Builder code) {
    String copy = names.variable("copy", new Object());
    code.addStatement(
        "float[] $N = $T.copy($N, $N, $N)",
        copy,
        StagedFloats.class,
        scalars.name(((Expression.Read) beside).array()),
        locals.get(LaneMethods.START.number()),
        locals.get(LaneMethods.END.number()));
    return CodeBlock.of("$N", copy);
  }

  private Statement arguments() {
    List<Statement> body = new ArrayList<>(loop.body().subList(0, loop.body().size() - 1));
    body.add(new Statement.Store(store.array(), store.index(), apply.arguments().get(0)));
    return new Statement.For(loop.index(), LaneMethods.START, LaneMethods.END, 1, body);
  }

  private static String name(Function function) {
    return switch (function) {
      case EXPONENTIAL -> "exp";
      case HYPERBOLIC_TANGENT -> "tanh";
      case ERROR_FUNCTION_BESIDE -> "erf";
      default -> throw new IllegalArgumentException("no stages compute " + function);
    };
  }
}
