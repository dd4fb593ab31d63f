package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.ast.Carry;
import dev.gradwright.compiler.ast.Loop;
import dev.gradwright.grammar.GradParser.CarriesContext;
import dev.gradwright.grammar.GradParser.CarryContext;
import dev.gradwright.grammar.GradParser.ForContext;
import dev.gradwright.grammar.GradParser.RematContext;
import dev.gradwright.grammar.GradParser.ScanContext;
import java.util.List;
import java.util.Optional;

/** Parse tree to syntax tree: loops. */
final class LoopReader {
  private final Words words;
  private final ExpressionReader expressions;
  private final TypeReader types;
  private final StatementReader statements;

  LoopReader(
      Words words, ExpressionReader expressions, TypeReader types, StatementReader statements) {
    this.words = words;
    this.expressions = expressions;
    this.types = types;
    this.statements = statements;
  }

  Loop buildTime(ForContext loop) {
    return new Loop.BuildTime(
        words.name(loop.name()),
        types.range(loop.range()),
        carries(loop.carries()),
        statements.body(loop.block(), Body.LOOP),
        words.span(loop));
  }

  Loop scan(ScanContext loop) {
    boolean reverse = loop.REVERSE() != null;
    return new Loop.Scan(
        words.name(loop.name()),
        types.range(loop.range()),
        carries(loop.carries()),
        reverse ? Loop.Direction.REVERSE : Loop.Direction.FORWARD,
        Optional.ofNullable(loop.remat()).map(this::remat),
        statements.body(loop.block(), Body.LOOP),
        words.span(loop));
  }

  private List<Carry> carries(CarriesContext carries) {
    return carries == null ? List.of() : Each.of(carries.carry(), this::carry);
  }

  private Carry carry(CarryContext carry) {
    return new Carry(
        words.name(carry.name()),
        types.optional(carry.type()),
        expressions.expression(carry.expr()),
        words.span(carry));
  }

  private Loop.Remat remat(RematContext remat) {
    return new Loop.Remat(
        Optional.ofNullable(remat.expr()).map(expressions::expression), words.span(remat));
  }
}
