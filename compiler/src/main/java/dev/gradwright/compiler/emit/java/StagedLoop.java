package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.elementary.StagedFloats;
import dev.gradwright.runtime.kernel.Powers;
import dev.gradwright.runtime.parallel.Strips;
import java.util.ArrayList;
import java.util.List;

/** A loop in stages: strip by strip, what a function is of, and then the function of all that. */
final class StagedLoop {
  private final Statement.For loop;
  private final Precision precision;
  private final Statement.Store store;
  private final Expression.Apply apply;
  private final ScopeNames names;
  private final LocalNames locals;
  private final KernelSpelling scalars;

  StagedLoop(
      Statement.For loop,
      Precision precision,
      ScopeNames names,
      LocalNames locals,
      KernelSpelling scalars) {
    this.loop = loop;
    this.precision = precision;
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
    if (apply.function() == Function.POWER) {
      addPowers(code, start, end);
    } else {
      addFunction(code, start, end);
    }
    code.endControlFlow();
  }

  private void addFunction(CodeBlock.Builder code, String start, String end) {
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
  }

  /** Exponents come first, since bases may be written over them. */
  private void addPowers(CodeBlock.Builder code, String start, String end) {
    String exponents = names.variable("exponents", new Object());
    String type = precision == Precision.F32 ? "float" : "double";
    code.addStatement("$L[] $N = $T.$Ls()", type, exponents, Powers.class, type);
    String index = locals.declareFirstOf(KernelSpelling.INDICES, loop.index());
    code.beginControlFlow("for (int $N = $N; $N < $N; $N++)", index, start, index, end, index);
    CodeBlock exponent = scalars.scalar(apply.arguments().get(1));
    code.addStatement("$N[$N - $N] = $L", exponents, index, start, exponent);
    code.endControlFlow();
    code.add(scalars.body(List.of(arguments())));
    CodeBlock array = CodeBlock.of("$N", scalars.name(store.array()));
    CodeBlock first = scalars.scalar(at(store.index(), LaneMethods.START));
    CodeBlock last = scalars.scalar(at(store.index(), LaneMethods.END));
    code.addStatement("$T.pow($L, $L, $L, $N)", Powers.class, array, first, last, exponents);
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
