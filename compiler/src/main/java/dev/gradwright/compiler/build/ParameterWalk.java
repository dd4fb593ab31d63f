package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.op.Leaves;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.FunctionValue;
import dev.gradwright.compiler.resolved.LayerBody;
import dev.gradwright.compiler.resolved.Member;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.compiler.type.TensorType;
import dev.gradwright.runtime.initialise.Initialiser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds every parameter and state of a model, layer by layer, in the order of the text. */
final class ParameterWalk {
  private final Building building;
  private final Expressions expressions;
  private final Function<Expr, List<Double>> constants;
  private final List<Graph.Parameter> parameters = new ArrayList<>();
  private final List<Graph.Parameter> states = new ArrayList<>();

  ParameterWalk(
      Building building, Expressions expressions, Function<Expr, List<Double>> constants) {
    this.building = building;
    this.expressions = expressions;
    this.constants = constants;
  }

  List<Graph.Parameter> parameters() {
    return List.copyOf(parameters);
  }

  List<Graph.Parameter> states() {
    return List.copyOf(states);
  }

  void walk(List<Member> members, Scope scope) {
    for (Member member : members) {
      if (member instanceof Member.Param param) {
        parameters.add(declare(param.value(), param.start(), scope));
      } else if (member instanceof Member.State state) {
        states.add(declare(state.value(), state.start(), scope));
      } else {
        use((Use) member, scope.step(((Use) member).name()), scope);
      }
    }
  }

  private void use(Use use, List<String> path, Scope owner) {
    if (use.count().isEmpty()) {
      layer(use, path, owner);
      return;
    }
    long count = owner.extent(use.count().get()).constant().orElse(0);
    if (!building.allows(count, "`" + use.name() + "`", use.span())) {
      return;
    }
    for (long element = 0; element < count; element++) {
      List<String> longer = new ArrayList<>(path);
      longer.add(Long.toString(element));
      layer(use, longer, owner);
    }
  }

  private void layer(Use use, List<String> path, Scope owner) {
    Scope inner = owner.declaration(path, use.span());
    LayerBody body = expressions.open(use, inner, owner);
    walk(body.members(), inner);
    for (FunctionValue function : use.functions()) {
      if (function instanceof FunctionValue.Owned owned) {
        use(owned.use(), inner.step(owned.use().name()), owner);
      }
    }
  }

  private Graph.Parameter declare(Value value, Member.Start start, Scope scope) {
    List<String> path = scope.step(value.name());
    TensorType type = new TensorType(value.type().element(), scope.shape(value.type().axes()));
    Expr leaf = Leaves.leaf(building.table(), MemberPath.of(path), type);
    Origin origin = new Origin(value.span(), Optional.of(value.name()), Origin.Role.VALUE);
    building.table().setOrigin(leaf, origin);
    Expr held = expressions.held(value, Mapped.plain(leaf)).expr();
    // The master of a rounded copy is what is learned; derivatives may be asked for by the copy.
    Expr read = held == leaf ? leaf : building.marks().name(held);
    building.declare(path, read);
    if (path.size() == 1) {
      scope.bind(value, Mapped.plain(read));
    }
    return new Graph.Parameter(
        path,
        leaf,
        value.held().format().map(to -> type.withElement(to.element())).orElse(type).toString(),
        initialiser(start, scope),
        value.documentation(),
        value.span());
  }

  private Graph.Initialiser initialiser(Member.Start start, Scope scope) {
    if (start instanceof Member.Constant constant) {
      List<Double> elements = numbers(constant.value(), scope);
      requireFinite(constant.value(), elements);
      // One number for a large tensor must not become a list of them in generated code.
      return elements.stream().distinct().count() == 1
          ? new Graph.Initialiser.Row("constant", Map.of("value", elements.get(0)))
          : new Graph.Initialiser.Elements(elements);
    }
    Member.Initialiser row = (Member.Initialiser) start;
    Map<String, Double> arguments = new LinkedHashMap<>();
    row.arguments()
        .forEach(
            (name, e) -> {
              arguments.put(name, numbers(e, scope).get(0));
              requireFinite(e, List.of(arguments.get(name)));
            });
    Initialiser.named(row.name())
        .orElseThrow()
        .refusal(arguments)
        .ifPresent(expected -> refuse(row, arguments, expected));
    return new Graph.Initialiser.Row(row.name(), arguments);
  }

  private void requireFinite(Expression written, List<Double> numbers) {
    numbers.stream()
        .filter(number -> !Double.isFinite(number))
        .findFirst()
        .ifPresent(
            number ->
                building.report(
                    Diagnostic.of(
                            DiagnosticKind.UNFULFILLED,
                            written.span(),
                            "a parameter or state must start from finite numbers")
                        .found(number.toString())));
  }

  private void refuse(Member.Initialiser row, Map<String, Double> arguments, String expected) {
    String given =
        arguments.entrySet().stream()
            .map(argument -> argument.getKey() + " = " + argument.getValue())
            .collect(Collectors.joining(", "));
    building.report(
        Diagnostic.of(
                DiagnosticKind.UNFULFILLED,
                row.span(),
                "initialiser `" + row.name() + "` cannot draw such numbers")
            .found(given)
            .expected(expected));
  }

  private List<Double> numbers(Expression expression, Scope scope) {
    return constants.apply(expressions.build(expression, scope).expr());
  }
}
