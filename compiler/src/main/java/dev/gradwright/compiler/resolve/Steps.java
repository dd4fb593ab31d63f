package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.Pattern;
import dev.gradwright.compiler.ast.Statement.Let;
import dev.gradwright.compiler.resolved.Domain;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Held;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements of a body that give names to values. */
final class Steps {
  private final Here here;
  private final Updates updates;
  private final List<Statement> statements = new ArrayList<>();
  private final List<List<Value>> locals = new ArrayList<>();

  Steps(Here here) {
    this.here = here;
    this.updates = new Updates(here);
  }

  List<Statement> statements() {
    return statements;
  }

  /** Lets messages say that a name will be declared further down. */
  void announce(List<? extends dev.gradwright.compiler.ast.Statement> body) {
    for (dev.gradwright.compiler.ast.Statement statement : body) {
      StatementNames.of(statement).forEach(n -> here.scope().announce(n.text(), n.span()));
    }
  }

  /** A let or a const; refuses others, which have no place there. */
  void read(dev.gradwright.compiler.ast.Statement statement, String place) {
    if (statement instanceof Let let) {
      let(let.pattern(), let.value(), let.doc());
    } else if (statement instanceof Const constant) {
      Constants.local(here, constant).ifPresent(statements::add);
    } else {
      throw Misplaced.in(statement, place);
    }
  }

  void update(dev.gradwright.compiler.ast.Statement.Update syntax) {
    statements.add(updates.of(syntax));
  }

  /** Gives the names of a pattern their values; those values. */
  List<Value> let(Pattern pattern, Node value, Optional<Doc> doc) {
    List<Value> values = values(pattern, value, doc);
    locals.add(values);
    return values;
  }

  private List<Value> values(Pattern pattern, Node value, Optional<Doc> doc) {
    if (pattern instanceof Pattern.Indexed indexed) {
      Expression all = new Notation(here).indexed(indexed, value);
      Optional<Domain> domain = new Domains(here).of(indexed.domain(), all.type());
      return List.of(let(indexed.name(), all, held(all), domain, doc));
    }
    if (pattern instanceof Pattern.Single single) {
      return List.of(single(single, Outcomes.of(here, value).only(value), doc));
    }
    return tuple((Pattern.Tuple) pattern, Outcomes.of(here, value), doc);
  }

  private Value single(Pattern.Single single, Expression value, Optional<Doc> doc) {
    Expression typed =
        single
            .type()
            .map(t -> new Types(here).tensor(t))
            .map(t -> Broadcasting.fill(value, t, "`" + single.name().text() + "`"))
            .orElse(value);
    Optional<Domain> domain = new Domains(here).of(single.domain(), typed.type());
    Held held = new Types(here).held(typed.type(), single.type());
    return let(single.name(), typed, held, domain, doc);
  }

  /** How a name without a type holds its numbers. */
  private Held held(Expression value) {
    return new Types(here).held(value.type(), Optional.empty());
  }

  /** Names a value that was read. */
  Value let(Name name, Expression value, Held held, Optional<Domain> domain, Optional<Doc> doc) {
    Expression kept = new Intervals(here.frame()).keepTo(domain, value, "`" + name.text() + "`");
    Value local = local(name, kept.type(), held, domain, doc);
    new Intervals(here.frame()).of(kept).ifPresent(i -> here.frame().bound(local, i));
    statements.add(new Statement.Let(local, kept));
    return local;
  }

  private Value local(Name name, Type type, Held held, Optional<Domain> domain, Optional<Doc> doc) {
    String text = doc.map(Doc::text).orElse("");
    Value local = new Value(name.text(), type, Value.Role.LOCAL, held, domain, text, name.span());
    here.declare(name, new Symbol.Tensor(local));
    return local;
  }

  private List<Value> tuple(Pattern.Tuple pattern, Outcome outcome, Optional<Doc> doc) {
    List<Name> names = pattern.names();
    List<Type> types = outcome.types();
    if (names.size() != types.size()) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.WRONG_COUNT,
                  pattern.span(),
                  names.size(),
                  Words.count(types.size(), "value", "values"))
              .found("values of types " + Words.listed(types)));
    }
    List<Value> values = new ArrayList<>();
    if (outcome instanceof Outcome.Produced produced) {
      for (int i = 0; i < names.size(); i++) {
        Held held = new Types(here).held(types.get(i), Optional.empty());
        values.add(local(names.get(i), types.get(i), held, Optional.empty(), doc));
      }
      statements.add(new Statement.LetAll(values, produced.producer()));
    } else {
      for (int i = 0; i < names.size(); i++) {
        Expression value = outcome.expressions().get(i);
        values.add(let(names.get(i), value, held(value), Optional.empty(), doc));
      }
    }
    return values;
  }

  /** The values of an outcome, each by itself; several that come out together get names first. */
  static List<Expression> takeApart(Outcome outcome, List<Statement> statements, Span span) {
    if (!(outcome instanceof Outcome.Produced produced) || outcome.types().size() == 1) {
      return outcome.expressions();
    }
    List<Value> values = new ArrayList<>();
    for (Type type : outcome.types()) {
      values.add(Value.of("result" + (values.size() + 1), type, Value.Role.LOCAL, span));
    }
    statements.add(new Statement.LetAll(values, produced.producer()));
    return values.stream().<Expression>map(v -> new Expression.Reference(v, span)).toList();
  }

  /** Warns of lets none of whose names is used. */
  void warnOfUnused() {
    for (List<Value> names : locals) {
      if (names.stream().noneMatch(name -> here.frame().isUsed(name.span()))) {
        names.forEach(name -> warnIfUnused(here.frame(), name.name(), name.span()));
      }
    }
  }

  static void warnIfUnused(Frame frame, String name, Span declared) {
    if (frame.isMain() && !frame.isUsed(declared)) {
      frame.report(Diagnostic.of(DiagnosticKind.UNUSED_NAME, declared, name));
    }
  }
}
