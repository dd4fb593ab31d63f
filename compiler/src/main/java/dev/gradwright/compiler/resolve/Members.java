package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.ast.Expression.Call;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Start;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.ast.TypeSyntax;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Held;
import dev.gradwright.compiler.resolved.Member;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.runtime.initialise.Initialiser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads params, states and uses. */
final class Members {
  private final Here here;
  private final List<Member> all = new ArrayList<>();

  Members(Here here) {
    this.here = here;
  }

  List<Member> all() {
    return all;
  }

  void read(Statement statement, String place) {
    if (statement instanceof Statement.Param param) {
      all.add(param(param));
    } else if (statement instanceof Statement.State state) {
      all.add(state(state));
    } else if (statement instanceof Statement.Use use) {
      all.add(use(use));
    } else {
      throw Misplaced.in(statement, place);
    }
  }

  private Member use(Statement.Use syntax) {
    JavaNames.checkMember(here.frame(), syntax.name());
    Optional<Extent> count =
        syntax.count().map(c -> BuildTime.known(here, new Extents(here).size(c), c.span()));
    String doc = syntax.doc().map(Doc::text).orElse("");
    Use use = new Uses(here).of(syntax.name(), count, syntax.layer(), doc);
    here.declare(syntax.name(), new Symbol.Layered(use));
    return use;
  }

  private Member param(Statement.Param syntax) {
    Type type = type(syntax.name(), syntax.type(), "a param", "`const` for what is not learned");
    Member.Start start = start(syntax.start(), type);
    return new Member.Param(
        declare(syntax.name(), type, Value.Role.PARAMETER, syntax.type(), syntax.doc()), start);
  }

  private Member state(Statement.State syntax) {
    Type type = type(syntax.name(), syntax.type(), "a state", "a real, which may count");
    Member.Start start = start(syntax.start(), type);
    return new Member.State(
        declare(syntax.name(), type, Value.Role.STATE, syntax.type(), syntax.doc()), start);
  }

  private Type type(Name name, TypeSyntax syntax, String what, String instead) {
    JavaNames.checkMember(here.frame(), name);
    Type type = new Types(here).tensor(syntax);
    if (!type.withElement(Type.REAL.element()).equals(type)) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.WRONG_TYPE, syntax.span(), what, "real")
              .found(type.toString())
              .expected(instead));
    }
    type.axes().forEach(axis -> known(axis, what, syntax.span()));
    return type;
  }

  private Value declare(
      Name name, Type type, Value.Role role, TypeSyntax written, Optional<Doc> doc) {
    String text = doc.map(Doc::text).orElse("");
    Held held = new Types(here).held(type, Optional.of(written));
    Value value = new Value(name.text(), type, role, held, Optional.empty(), text, name.span());
    here.declare(name, new Symbol.Tensor(value));
    return value;
  }

  /** The shape is known before anything is applied. */
  private void known(Axis axis, String what, Span span) {
    if (axis instanceof Axis.Leading leading) {
      throw Here.fail(
          DiagnosticKind.LEADING_DIMS,
          span,
          leading.name(),
          "have no place in the shape of " + what);
    }
    BuildTime.known(here, ((Axis.Single) axis).extent(), span);
  }

  private Member.Start start(Start start, Type type) {
    if (start instanceof Start.Initialiser initialiser) {
      return initialiser(initialiser);
    }
    Start.Value value = (Start.Value) start;
    requireNoInitialiser(value);
    Expression constant = BuildTime.constant(here, Actual.written(value.expression()));
    return new Member.Constant(Broadcasting.fill(constant, type, "the start value"));
  }

  /** Refuses {@code = normal()}. */
  private void requireNoInitialiser(Start.Value value) {
    if (value.expression() instanceof Call call
        && call.callee() instanceof Reference reference
        && Initialiser.named(reference.name().text()).isPresent()
        && new Callees(here).declaration(reference).isEmpty()) {
      String text = Words.excerpt(call);
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.NOT_CONSTANT, call.span(), "`" + text + "`")
              .expected("`init` before an initialiser, and no `=`")
              .didYouMean(Optional.of("init " + text)));
    }
  }

  private Member.Initialiser initialiser(Start.Initialiser syntax) {
    Initialiser row =
        Initialiser.named(syntax.name().text()).orElseThrow(() -> unknown(syntax.name()));
    List<Arguments.Slot> slots =
        row.arguments().stream()
            .map(a -> new Arguments.Slot(a.name(), a.start().isPresent()))
            .toList();
    Map<String, Actual> given =
        Arguments.match(
            "initialiser `" + row.name() + "`",
            slots,
            Optional.empty(),
            Actual.of(syntax.arguments()),
            syntax.span());
    Map<String, Expression> values = new LinkedHashMap<>();
    for (Initialiser.Argument argument : row.arguments()) {
      values.put(
          argument.name(),
          given.containsKey(argument.name())
              ? real(given.get(argument.name()))
              : start(argument, syntax.span()));
    }
    return new Member.Initialiser(row.name(), values, syntax.span());
  }

  private Expression real(Actual actual) {
    String what = "an argument of an initialiser";
    return Broadcasting.fill(BuildTime.constant(here, actual), Type.REAL, what);
  }

  private static Expression start(Initialiser.Argument argument, Span span) {
    String text = Double.toString(argument.start().orElseThrow());
    return new Expression.Literal(text, Type.REAL, span);
  }

  private static Refusal unknown(Name name) {
    List<String> names = Initialiser.all().stream().map(Initialiser::name).toList();
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.UNKNOWN_INITIALISER, name.span(), name.text())
            .expected(String.join(", ", names))
            .didYouMean(DidYouMean.among(names, name.text())));
  }
}
