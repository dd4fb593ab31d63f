package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.DimName;
import dev.gradwright.compiler.ast.Parameter;
import dev.gradwright.compiler.ast.TypeSyntax;
import dev.gradwright.compiler.resolved.Domain;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.FunctionParameter;
import dev.gradwright.compiler.resolved.Held;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a declaration takes: its dims and its arguments. */
final class Formals {
  /** What a typed argument without {@code const} is. */
  enum Plain {
    TENSOR,
    CONSTANT
  }

  private final Here here;
  private final Set<String> dims = new LinkedHashSet<>();
  private final Set<String> leading = new LinkedHashSet<>();
  private final Map<String, Formal> sizes = new LinkedHashMap<>();

  Formals(Here here) {
    this.here = here;
  }

  Set<String> dims() {
    return dims;
  }

  Set<String> leading() {
    return leading;
  }

  /** Declares dims that arguments solve. */
  void dims(List<DimName> names) {
    for (DimName dim : names) {
      String name = dim.name().text();
      if (dim.kind() == DimName.Kind.SINGLE) {
        dims.add(name);
        here.declare(
            dim.name(), new Symbol.Number(Extent.dim(name), Symbol.Origin.DIM, dim.span()));
      } else {
        leading.add(name);
        here.declare(dim.name(), new Symbol.LeadingDims(name, dim.span()));
      }
    }
  }

  /** Reads and declares the arguments: build-time ints first, for they stand in types. */
  List<Formal> read(List<Parameter> parameters, Plain plain) {
    List<Formal> all = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (isSize(parameter)) {
        declareSize(parameter);
      }
    }
    parameters.forEach(parameter -> all.add(formal(parameter, plain)));
    return all;
  }

  /** An untyped argument, or one that is a build-time int by its words. */
  private static boolean isSize(Parameter parameter) {
    return parameter.type().isEmpty();
  }

  /**
   * The default is read first: it may mention the build-time ints before this one. It may be
   * negative for some of them, as long as these come with an argument in its place.
   */
  private void declareSize(Parameter parameter) {
    String name = parameter.name().text();
    Span span = parameter.name().span();
    Optional<Extent> start = parameter.defaultValue().map(value -> new Extents(here).of(value));
    sizes.put(name, new Formal.Size(name, start, span));
    here.declare(
        parameter.name(), new Symbol.Number(Extent.dim(name), Symbol.Origin.BUILD_TIME, span));
  }

  private Formal formal(Parameter parameter, Plain plain) {
    if (isSize(parameter)) {
      return sizes.get(parameter.name().text());
    }
    if (parameter.type().orElseThrow() instanceof TypeSyntax.Function syntax) {
      FunctionParameter function =
          new FunctionParameter(
              parameter.name().text(), new Types(here).function(syntax), parameter.name().span());
      here.declare(parameter.name(), new Symbol.Function(function));
      return new Formal.Function(function);
    }
    TypeSyntax syntax = parameter.type().orElseThrow();
    boolean constant = parameter.kind() == Parameter.Kind.CONST || plain == Plain.CONSTANT;
    return constant
        ? constant(parameter, new Types(here).computed(syntax, "the type of a constant"))
        : tensor(parameter, new Types(here).tensor(syntax));
  }

  private Formal tensor(Parameter parameter, Type type) {
    Optional<Domain> domain = new Domains(here).of(parameter.domain(), type);
    parameter
        .defaultValue()
        .ifPresent(
            value -> {
              throw Refusal.of(
                  Diagnostic.of(
                          DiagnosticKind.NOT_CONSTANT,
                          value.span(),
                          "argument `" + parameter.name().text() + "`")
                      .expected("a default only of a build-time argument: `const rate: real`"));
            });
    Held held = new Types(here).held(type, parameter.type());
    return new Formal.Tensor(value(parameter, type, Value.Role.ARGUMENT, held, domain));
  }

  private Formal constant(Parameter parameter, Type type) {
    if (!type.isScalar() || type.element() == ElementType.INT) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.WRONG_TYPE,
                  parameter.span(),
                  "a build-time argument",
                  "a real, a bool, or, without a type, an int")
              .found(type.toString()));
    }
    Optional<Expression> start =
        parameter
            .defaultValue()
            .map(value -> Actual.written(value))
            .map(actual -> BuildTime.constant(here, actual))
            .map(value -> Broadcasting.fill(value, type, "the default"));
    Optional<Domain> domain = new Domains(here).of(parameter.domain(), type);
    return new Formal.Constant(
        value(parameter, type, Value.Role.CONSTANT, Held.AS_COMPUTED, domain), start);
  }

  private Value value(
      Parameter parameter, Type type, Value.Role role, Held held, Optional<Domain> domain) {
    String name = parameter.name().text();
    Value value = new Value(name, type, role, held, domain, "", parameter.name().span());
    here.declare(parameter.name(), new Symbol.Tensor(value));
    return value;
  }

  /** Tensors and build-time reals and bools. */
  static List<Value> values(List<Formal> formals) {
    List<Value> values = new ArrayList<>();
    for (Formal formal : formals) {
      if (formal instanceof Formal.Tensor tensor) {
        values.add(tensor.value());
      } else if (formal instanceof Formal.Constant constant) {
        values.add(constant.value());
      }
    }
    return values;
  }

  static List<FunctionParameter> functions(List<Formal> formals) {
    return formals.stream()
        .filter(Formal.Function.class::isInstance)
        .map(f -> ((Formal.Function) f).parameter())
        .toList();
  }
}
