package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.runtime.elementary.StagedFloats;
import java.util.ArrayList;
import java.util.List;

/** A {@link Statement.Staged}: strip by strip, what a function is of, and then the function. */
final class StagedLoop {
  private final StripLoop strips;
  private final ScopeNames names;
  private final LocalNames locals;
  private final KernelSpelling scalars;

  StagedLoop(Statement.For loop, ScopeNames names, LocalNames locals, KernelSpelling scalars) {
    this.strips = new StripLoop(loop, names, locals, scalars);
    this.names = names;
    this.locals = locals;
    this.scalars = scalars;
  }

  void addTo(CodeBlock.Builder code) {
    strips.open(code);
    Expression.Apply apply = strips.function();
    CodeBlock strip =
        CodeBlock.of(
            "$N, $N", locals.get(LaneMethods.START.number()), locals.get(LaneMethods.END.number()));
    List<CodeBlock> given = new ArrayList<>();
    given.add(strips.array());
    apply.arguments().stream().skip(1).forEach(beside -> given.add(copy(beside, strip, code)));
    given.add(strip);
    code.add(strips.storeArgument());
    code.addStatement(
        "$T.$L($L)",
        StagedFloats.class,
        ElementaryNames.of(apply.function()),
        given.stream().collect(CodeBlock.joining(", ")));
    code.endControlFlow();
  }

  /** Of what the arguments may be written over. */
  private CodeBlock copy(Expression beside, CodeBlock strip, CodeBlock.Builder code) {
    String copy = names.variable("copy", new Object());
    code.addStatement(
        "float[] $N = $T.copy($N, $L)",
        copy,
        StagedFloats.class,
        scalars.name(((Expression.Read) beside).array()),
        strip);
    return CodeBlock.of("$N", copy);
  }
}
