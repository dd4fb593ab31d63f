package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.runtime.parallel.Strips;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loops in lanes as methods of their own, called row by row or strip by strip. HotSpot compiles
 * what is called some hundred times long before what is called once and loops, and compiles it
 * once, not twice; until it has, every vector is an object.
 */
final class LaneMethods {
  /** The bounds of a strip. */
  static final Local START = new Local(-3, ElementType.INT);

  static final Local END = new Local(-4, ElementType.INT);

  private final String kernel;
  private final ScopeNames names;
  private final List<MethodSpec> methods = new ArrayList<>();

  LaneMethods(String kernel, ScopeNames names) {
    this.kernel = kernel;
    this.names = names;
  }

  /** A method and those it calls. */
  List<MethodSpec> after(MethodSpec method) {
    methods.add(0, method);
    return methods;
  }

  static boolean isStrip(Statement.Lanes loop) {
    return loop.to() instanceof Expression.Size to
        && to.extent().constant().orElse(Long.MAX_VALUE) <= Strips.LENGTH;
  }

  /** The same as a loop over strips. */
  static Statement.For strips(Statement.Lanes loop) {
    Expression strip = new Expression.Literal("" + Strips.LENGTH, ElementType.INT);
    Expression left = of(Function.SUBTRACT, loop.to(), START);
    Expression end = of(Function.ADD, START, of(Function.MINIMUM, left, strip));
    List<Statement> turn =
        List.of(
            new Statement.Let(END.number(), end),
            new Statement.Lanes(loop.index(), START, END, loop.body(), loop.whole()));
    return new Statement.For(START.number(), loop.from(), loop.to(), Strips.LENGTH, turn);
  }

  private static Expression of(Function function, Expression x, Expression y) {
    return new Expression.Apply(function, List.of(x, y), ElementType.INT);
  }

  /** Runs a loop that stands in others. */
  CodeBlock call(Statement.Lanes loop, KernelSpelling caller) {
    CodeBlock call = call(loop, loop.folded(), Mentioned.by(loop), caller);
    return loop.folded()
        .map(total -> CodeBlock.of("$N = $L", caller.local(total), call))
        .orElse(call);
  }

  /** Runs such a loop. */
  CodeBlock call(Statement.ShortLanes loop, KernelSpelling caller) {
    return call(loop, Optional.empty(), Mentioned.by(loop), caller);
  }

  private CodeBlock call(
      Statement loop, Optional<Integer> folded, Mentioned mentioned, KernelSpelling caller) {
    String name = names.variable(kernel + ".row", new Object());
    methods.add(caller.row(name, loop, folded, mentioned));
    return CodeBlock.of("$N($L)", name, caller.arguments(mentioned));
  }
}
