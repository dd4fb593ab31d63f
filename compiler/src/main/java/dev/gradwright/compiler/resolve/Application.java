package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.Domain;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.FunctionValue;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One application of a face to arguments: finds its dims and fits the arguments. */
final class Application {
  private final Here here;
  private final Face face;
  private final Span span;
  private final Map<String, Actual> actuals;
  private final DimSolver dims;
  private final Map<String, Expression> values = new LinkedHashMap<>();
  private final List<FunctionValue> functions = new ArrayList<>();
  private List<Axis> over = List.of();

  private Application(Here here, Face face, List<Actual> actuals, Span span) {
    this.here = here;
    this.face = face;
    this.span = span;
    this.actuals = Arguments.match(face, actuals, span);
    this.dims = new DimSolver(face.leading(), here.obligations());
  }

  /** The application of something whose dims the arguments tell, those apart that are known. */
  static Application of(Here here, Face face, List<Actual> actuals, Binding known, Span span) {
    Application application = new Application(here, face, actuals, span);
    application.dims.know(known);
    application.readSizes();
    application.readConstants();
    application.readTensors();
    application.dims.solve();
    application.readFunctions(FunctionArguments.Owner.CALL);
    application.checkSolved();
    application.fit();
    return application;
  }

  /** The making of a layer, whose dims stay open until it is applied. */
  static Application constructing(Here here, Face face, List<Actual> actuals, Span span) {
    Application application = new Application(here, face, actuals, span);
    application.readSizes();
    application.readConstants();
    application.readFunctions(FunctionArguments.Owner.LAYER);
    application.fit();
    return application;
  }

  private void readSizes() {
    for (Formal formal : face.formals()) {
      if (formal instanceof Formal.Size size) {
        Optional<Actual> given = given(formal);
        dims.know(size.name(), given.isPresent() ? given.get().extent(here) : start(size));
      }
    }
  }

  private Extent start(Formal.Size size) {
    return size.usedStart(dims.binding()::apply, here.obligations(), span);
  }

  private Optional<Actual> given(Formal formal) {
    return Optional.ofNullable(actuals.get(formal.name()));
  }

  private void readConstants() {
    for (Formal formal : face.formals()) {
      if (formal instanceof Formal.Constant constant) {
        Expression value =
            given(formal)
                .map(actual -> BuildTime.constant(here, actual))
                .orElseGet(() -> constant.start().orElseThrow());
        values.put(formal.name(), value);
      }
    }
  }

  private void readTensors() {
    List<Expression> operands =
        here.frame().each(tensors(), (Formal.Tensor t) -> actuals.get(t.name()).value(here));
    for (int i = 0; i < operands.size(); i++) {
      values.put(tensors().get(i).name(), operands.get(i));
    }
    if (face.isScalar() && operands.stream().anyMatch(e -> !e.type().isScalar())) {
      over = Broadcasting.join(face.what(), operands, span);
    } else {
      tensors().forEach(t -> match(t.value(), values.get(t.name())));
    }
  }

  private List<Formal.Tensor> tensors() {
    return face.formals().stream()
        .filter(Formal.Tensor.class::isInstance)
        .map(Formal.Tensor.class::cast)
        .toList();
  }

  private void match(Value formal, Expression actual) {
    requireElement(formal, actual);
    dims.match(formal.type(), actual.type(), () -> misfit(formal, actual));
  }

  private Diagnostic misfit(Value formal, Expression actual) {
    String wanted = new Wanted(face, dims.binding()).type(formal);
    Diagnostic misfit =
        Diagnostic.of(
                DiagnosticKind.DIMS_DIFFER,
                actual.span(),
                "argument `" + formal.name() + "` of " + face.what())
            .found(actual.type().toString())
            .expected(wanted + Words.byName(dims.binding().apply(formal.type()), actual.type()));
    return Words.origin(misfit, actual).note(formal.span(), formal + " is declared here");
  }

  private void readFunctions(FunctionArguments.Owner owner) {
    for (Formal formal : face.formals()) {
      if (formal instanceof Formal.Function function) {
        Actual actual = actuals.get(formal.name());
        functions.add(
            new FunctionArguments(here, face, dims, owner).of(function.parameter(), actual));
      }
    }
  }

  private void checkSolved() {
    List<String> all = new ArrayList<>(face.dims());
    all.addAll(face.leading());
    for (String name : all) {
      if (!dims.isKnown(name)) {
        throw Here.fail(DiagnosticKind.UNSOLVED_DIM, span, name, face.what());
      }
    }
  }

  /** Brings arguments to the declared element types, domains and mapped axes. */
  private void fit() {
    for (Formal formal : face.formals()) {
      if (formal instanceof Formal.Tensor tensor) {
        Expression value = element(tensor.value(), values.get(formal.name()));
        Expression spread = over.isEmpty() ? value : Broadcasting.spread(value, over);
        values.put(formal.name(), kept(tensor.value(), spread));
      } else if (formal instanceof Formal.Constant constant) {
        Expression value = element(constant.value(), values.get(formal.name()));
        values.put(formal.name(), kept(constant.value(), value));
      }
    }
  }

  private Expression kept(Value formal, Expression value) {
    Optional<Domain> domain = formal.domain().map(one -> Domains.in(dims.binding(), one));
    String what = "argument `" + formal.name() + "` of " + face.what();
    return new Intervals(here.frame()).keepTo(domain, value, what);
  }

  private Expression element(Value formal, Expression actual) {
    requireElement(formal, actual);
    return Broadcasting.convert(actual, formal.type().element());
  }

  private void requireElement(Value formal, Expression actual) {
    ElementType wanted = formal.type().element();
    boolean becomesReal = actual.element() == ElementType.INT && wanted == ElementType.REAL;
    if (actual.element() != wanted && !becomesReal) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.WRONG_TYPE,
                  actual.span(),
                  "argument `" + formal.name() + "` of " + face.what(),
                  wanted)
              .found(actual.type().toString())
              .expected(new Wanted(face, dims.binding()).type(formal))
              .note(formal.span(), formal + " is declared here"));
    }
  }

  Binding binding() {
    return dims.binding();
  }

  /** Tensors and build-time constants in the order of their declaration. */
  List<Expression> arguments() {
    return face.formals().stream()
        .filter(f -> values.containsKey(f.name()))
        .map(f -> values.get(f.name()))
        .toList();
  }

  List<FunctionValue> functions() {
    return functions;
  }

  List<Axis> over() {
    return over;
  }

  /** What comes out, in names of here. */
  List<Type> results() {
    Binding binding = binding();
    return face.results().stream()
        .map(type -> over.isEmpty() ? binding.apply(type) : type.withAxes(over))
        .toList();
  }
}
