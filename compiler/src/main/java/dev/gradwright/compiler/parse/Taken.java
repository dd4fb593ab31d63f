package dev.gradwright.compiler.parse;

import dev.gradwright.grammar.GradParser.*;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * What the name before a stray {@code =} stands for already, seen from the body it stands in.
 *
 * @param what in words, such as {@code an input}
 * @param keyword what states a further value of it, if anything does
 */
record Taken(String what, Optional<String> keyword) {
  private static Taken fixed(String what) {
    return new Taken(what, Optional.empty());
  }

  static Optional<Taken> in(ParserRuleContext body, String name) {
    ParserRuleContext inner = body;
    for (ParserRuleContext at = body; at != null; at = at.getParent()) {
      Optional<Taken> taken = by(at, inner, name, body);
      if (taken.isPresent()) {
        return taken;
      }
      inner = at;
    }
    return Optional.empty();
  }

  /** What a part of the file declares that is seen in what it has inside. */
  private static Optional<Taken> by(
      ParserRuleContext at, ParserRuleContext inner, String name, ParserRuleContext body) {
    if (at instanceof BlockContext block) {
      return block.statement().stream()
          .flatMap(statement -> declared(statement, name, body).stream())
          .findFirst();
    }
    if (at instanceof ScanContext scan) {
      return carried(scan.carries(), scan.name(), scan.block() == body, name);
    }
    if (at instanceof ForContext loop) {
      return carried(loop.carries(), loop.name(), loop.block() == body, name);
    }
    if (at instanceof FnContext fn && has(fn.parameters(), name)) {
      boolean rule = inner instanceof AdjointRuleContext && inner == body.getParent();
      return Optional.of(new Taken("an argument", rule ? Optional.of("bar") : Optional.empty()));
    }
    return isParameter(at, name) ? Optional.of(fixed("an argument")) : Optional.empty();
  }

  private static Optional<Taken> carried(
      CarriesContext carries, NameContext index, boolean innermost, String name) {
    if (isNamed(index, name)) {
      return Optional.of(fixed("an index"));
    }
    boolean carry =
        carries != null && carries.carry().stream().anyMatch(one -> isNamed(one.name(), name));
    Optional<String> next = innermost ? Optional.of("next") : Optional.empty();
    return carry ? Optional.of(new Taken("a carry", next)) : Optional.empty();
  }

  private static boolean isParameter(ParserRuleContext at, String name) {
    return at instanceof ForwardContext forward && has(forward.parameters(), name)
        || at instanceof LayerContext layer && has(layer.parameters(), name)
        || at instanceof ModelContext model && has(model.parameters(), name);
  }

  private static boolean has(ParametersContext parameters, String name) {
    return parameters != null
        && parameters.parameter().stream().anyMatch(one -> isNamed(one.name(), name));
  }

  private static Optional<Taken> declared(
      StatementContext statement, String name, ParserRuleContext body) {
    String word = statement.getStart().getText();
    boolean named =
        statement instanceof LetContext let && names(let.pattern(), name)
            || statement instanceof OutputContext output && names(output.pattern(), name)
            || statement instanceof InputContext input && isNamed(input.name(), name)
            || statement instanceof ParamContext param && isNamed(param.name(), name)
            || statement instanceof StateContext state && isNamed(state.name(), name)
            || statement instanceof UseContext use && isNamed(use.name(), name)
            || statement instanceof LocalConstantContext constant
                && isNamed(constant.constant().name(), name);
    if (!named) {
      return Optional.empty();
    }
    boolean updates = statement instanceof StateContext && isStep(body);
    String article = List.of("input", "output").contains(word) ? "an " : "a ";
    return Optional.of(
        new Taken(article + "`" + word + "`", updates ? Optional.of("update") : Optional.empty()));
  }

  /** Whether it is a body in which states may be updated. */
  private static boolean isStep(ParserRuleContext body) {
    return body.getParent() instanceof ForwardContext || body.getParent() instanceof ModelContext;
  }

  private static boolean names(PatternContext pattern, String name) {
    return pattern instanceof NamePatternContext one && isNamed(one.name(), name)
        || pattern instanceof TuplePatternContext tuple
            && tuple.name().stream().anyMatch(each -> isNamed(each, name));
  }

  private static boolean isNamed(ParseTree context, String name) {
    return context != null && context.getText().equals(name);
  }
}
