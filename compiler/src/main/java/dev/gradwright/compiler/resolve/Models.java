package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.DimName;
import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.ast.ElementName;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Pattern;
import dev.gradwright.compiler.resolved.Body;
import dev.gradwright.compiler.resolved.Check;
import dev.gradwright.compiler.resolved.Domain;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Held;
import dev.gradwright.compiler.resolved.Model;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads models, statement by statement. */
final class Models {
  private final Declaration.Model syntax;
  private final Here here;
  private final Steps steps;
  private final Members members;
  private final Map<String, Long> numbers = new LinkedHashMap<>();
  private final List<Statement> constants = new ArrayList<>();
  private final List<Model.Dim> dims = new ArrayList<>();
  private final List<Value> inputs = new ArrayList<>();
  private final List<Value> outputs = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private Optional<Value> loss = Optional.empty();
  private Optional<ElementName> precision = Optional.empty();

  private Models(Here here, Declaration.Model syntax) {
    this.syntax = syntax;
    this.here = here;
    this.steps = new Steps(here);
    this.members = new Members(here);
  }

  static Model of(Frame frame, Declaration.Model syntax) {
    return new Models(Here.in(frame), syntax).model();
  }

  private Model model() {
    parameters();
    steps.announce(syntax.body());
    boolean refused = false;
    for (dev.gradwright.compiler.ast.Statement statement : syntax.body()) {
      if (!here.frame().attempt(() -> read(statement))) {
        StatementNames.of(statement).forEach(here::refuse);
        refused = true;
      }
    }
    if (refused) {
      throw Refusal.known();
    }
    if (outputs.isEmpty() && loss.isEmpty()) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.EMPTY_MODEL, syntax.name().span(), syntax.name().text())
              .expected("`output y = ...;` or `loss = ...;`"));
    }
    warnOfUnused();
    limitArguments();
    return result();
  }

  private void limitArguments() {
    Name name = syntax.name();
    JavaLimits.check(here.frame(), name, "inputs", inputs.stream().map(Value::span).toList());
    JavaLimits.check(here.frame(), name, "dims", dims.stream().map(Model.Dim::span).toList());
    if (loss.isEmpty()) {
      List<Span> seeded = outputs.stream().map(Value::span).toList();
      JavaLimits.check(here.frame(), name, "outputs without a loss", seeded);
    }
  }

  private Model result() {
    Body body = here.frame().body(steps.statements(), List.of());
    return new Model(
        syntax.name().text(),
        syntax.doc().map(Doc::text).orElse(""),
        precision.filter(ElementName.F64::equals).map(f64 -> Precision.F64).orElse(Precision.F32),
        held(),
        numbers,
        constants,
        dims,
        inputs,
        members.all(),
        body,
        outputs,
        loss,
        checks,
        syntax.name().span());
  }

  private void warnOfUnused() {
    outputs.forEach(output -> here.frame().use(output.span()));
    steps.warnOfUnused();
    inputs.forEach(input -> Steps.warnIfUnused(here.frame(), input.name(), input.span()));
    members.all().forEach(member -> Layers.warnIfUnused(here.frame(), member));
  }

  /** The build-time parameters, which all have values. */
  private void parameters() {
    for (Formal formal : new Formals(here).read(syntax.parameters(), Formals.Plain.CONSTANT)) {
      if (formal instanceof Formal.Size size) {
        number(size);
      } else if (formal instanceof Formal.Constant constant) {
        Expression start = constant.start().orElseThrow(() -> missing(formal));
        constants.add(new Statement.Let(constant.value(), start));
      } else {
        throw Here.fail(
            DiagnosticKind.WRONG_TYPE, formal.span(), "a parameter of a model", "a number");
      }
    }
  }

  private void number(Formal.Size size) {
    if (!size.isOptional()) {
      throw missing(size);
    }
    Extent start =
        size.usedStart(
            written -> written.substitute(name -> Extent.of(numbers.get(name))),
            here.obligations(),
            size.span());
    long value = Extents.number(start).orElseThrow(() -> missing(size));
    numbers.put(size.name(), value);
    here.obligations().know(size.name(), value);
  }

  private static Refusal missing(Formal formal) {
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.MISSING_DEFAULT, formal.span(), formal.name())
            .expected("`" + formal.name() + " = 16`"));
  }

  private void read(dev.gradwright.compiler.ast.Statement statement) {
    if (statement instanceof dev.gradwright.compiler.ast.Statement.Input input) {
      input(input);
    } else if (statement instanceof dev.gradwright.compiler.ast.Statement.Output output) {
      output(output.pattern(), output);
    } else if (statement instanceof dev.gradwright.compiler.ast.Statement.Loss value) {
      loss(value);
    } else if (statement instanceof dev.gradwright.compiler.ast.Statement.Dim dim) {
      dim.names().forEach(this::dim);
    } else if (statement instanceof dev.gradwright.compiler.ast.Statement.Precision chosen) {
      precision(chosen);
    } else if (statement instanceof dev.gradwright.compiler.ast.Check check) {
      List<String> names = dims.stream().map(Model.Dim::name).toList();
      new Checks(names, here).of(check).ifPresent(checks::add);
    } else if (statement instanceof dev.gradwright.compiler.ast.Statement.Let
        || statement instanceof Const) {
      steps.read(statement, "a model");
    } else if (statement instanceof dev.gradwright.compiler.ast.Statement.Update update) {
      steps.update(update);
    } else {
      members.read(statement, "a model");
    }
  }

  private void dim(DimName dim) {
    Name name = dim.name();
    if (dim.kind() == DimName.Kind.LEADING) {
      throw Here.fail(
          DiagnosticKind.LEADING_DIMS, dim.span(), name.text(), "have no place in a model");
    }
    JavaNames.check(here.frame(), name);
    here.declare(name, new Symbol.Number(Extent.dim(name.text()), Symbol.Origin.DIM, name.span()));
    dims.add(new Model.Dim(name.text(), name.span()));
  }

  private void input(dev.gradwright.compiler.ast.Statement.Input input) {
    JavaNames.check(here.frame(), input.name());
    Type type = new Types(here).tensor(input.type());
    Optional<Domain> domain = new Domains(here).of(input.domain(), type);
    String doc = input.doc().map(Doc::text).orElse("");
    Held held = new Types(here).held(type, Optional.of(input.type()));
    Value value =
        new Value(
            input.name().text(), type, Value.Role.INPUT, held, domain, doc, input.name().span());
    here.declare(input.name(), new Symbol.Tensor(value));
    inputs.add(value);
  }

  private void output(Pattern pattern, dev.gradwright.compiler.ast.Statement.Output output) {
    StatementNames.of(output).forEach(name -> JavaNames.checkOutput(here.frame(), name));
    outputs.addAll(steps.let(pattern, output.value(), output.doc()));
  }

  private void loss(dev.gradwright.compiler.ast.Statement.Loss syntax) {
    Span word = syntax.span().file().span(syntax.span().start(), syntax.span().start() + 4);
    if (loss.isPresent()) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.REPEATED_CLAUSE, syntax.span(), "the loss")
              .expected("one loss: several objectives are summed")
              .note(loss.get().span(), "the loss is given here"));
    }
    Expression value = Expressions.one(here, syntax.value());
    if (!value.type().isScalar()) {
      throw Refusal.of(
          Words.origin(
              Diagnostic.of(DiagnosticKind.NOT_A_SCALAR, value.span(), "the loss", value.type())
                  .expected("one real number, such as `mean(...)` of it"),
              value));
    }
    Expression real = Broadcasting.fill(value, Type.REAL, "the loss");
    Name name = new Name("loss", word);
    // The seed of the way back is what the loss is scaled by, which a narrow format might not hold.
    loss = Optional.of(steps.let(name, real, Held.AS_COMPUTED, Optional.empty(), syntax.doc()));
    here.frame().use(word);
  }

  private void precision(dev.gradwright.compiler.ast.Statement.Precision chosen) {
    if (precision.isPresent()) {
      throw Here.fail(DiagnosticKind.REPEATED_CLAUSE, chosen.span(), "the precision");
    }
    precision = Optional.of(chosen.element());
    switch (chosen.element()) {
      case F32, F64, F16, BF16 -> {}
      case REAL, INT, BOOL ->
          throw Here.fail(
              DiagnosticKind.WRONG_TYPE,
              chosen.span(),
              "a precision",
              "`f32`, `f64`, `f16` or `bf16`");
    }
  }

  private Held held() {
    return precision
        .map(
            name ->
                switch (name) {
                  case F16 -> Held.F16;
                  case BF16 -> Held.BF16;
                  case F32, F64, REAL, INT, BOOL -> Held.AS_COMPUTED;
                })
        .orElse(Held.AS_COMPUTED);
  }
}
