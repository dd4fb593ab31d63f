package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.kernel.Powers;

/** A {@link Statement.Raised}: strip by strip, exponents, bases, and then powers. */
final class RaisedLoop {
  private final StripLoop strips;
  private final Statement.For loop;
  private final Precision precision;
  private final ScopeNames names;
  private final LocalNames locals;
  private final KernelSpelling scalars;

  RaisedLoop(
      Statement.For loop,
      Precision precision,
      ScopeNames names,
      LocalNames locals,
      KernelSpelling scalars) {
    this.strips = new StripLoop(loop, names, locals, scalars);
    this.loop = loop;
    this.precision = precision;
    this.names = names;
    this.locals = locals;
    this.scalars = scalars;
  }

  void addTo(CodeBlock.Builder code) {
    strips.open(code);
    String exponents = addExponents(code);
    code.add(strips.storeArgument());
    CodeBlock first = scalars.scalar(at(strips.place(), LaneMethods.START));
    CodeBlock last = scalars.scalar(at(strips.place(), LaneMethods.END));
    code.addStatement(
        "$T.pow($L, $L, $L, $N)", Powers.class, strips.array(), first, last, exponents);
    code.endControlFlow();
  }

  /** They come first, since bases may be written over them. */
  private String addExponents(CodeBlock.Builder code) {
    String start = locals.get(LaneMethods.START.number());
    String end = locals.get(LaneMethods.END.number());
    String exponents = names.variable("exponents", new Object());
    String type = precision == Precision.F32 ? "float" : "double";
    code.addStatement("$L[] $N = $T.$Ls()", type, exponents, Powers.class, type);
    String index = locals.declareFirstOf(KernelSpelling.INDICES, loop.index());
    code.beginControlFlow("for (int $N = $N; $N < $N; $N++)", index, start, index, end, index);
    CodeBlock exponent = scalars.scalar(strips.function().arguments().get(1));
    code.addStatement("$N[$N - $N] = $L", exponents, index, start, exponent);
    code.endControlFlow();
    return exponents;
  }

  /** A place of a turn, without what the turn computes before. */
  private Expression at(Expression place, Expression turn) {
    if (place instanceof Expression.Local local) {
      return local.number() == loop.index()
          ? turn
          : loop.body().stream()
              .filter(s -> s instanceof Statement.Let let && let.local() == local.number())
              .map(let -> at(((Statement.Let) let).value(), turn))
              .findFirst()
              .orElse(local);
    }
    return place.withParts(place.parts().stream().map(part -> at(part, turn)).toList());
  }
}
