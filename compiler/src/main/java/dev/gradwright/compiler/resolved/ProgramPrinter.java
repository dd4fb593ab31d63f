package dev.gradwright.compiler.resolved;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A typed tree as text, near to the language it comes from; what the resolver found out stands in
 * it: types of all names, ranges of all indices, solved dims.
 */
public final class ProgramPrinter {
  private final StringBuilder text = new StringBuilder();

  private ProgramPrinter() {}

  public static String print(Program program) {
    ProgramPrinter printer = new ProgramPrinter();
    Words words = new Words(Map.of());
    program
        .constants()
        .forEach((value, e) -> printer.line(0, "const " + value + " = " + words.of(e)));
    program.fns().forEach(printer::fn);
    program.layers().forEach(printer::layer);
    program.models().forEach(printer::model);
    return printer.text.toString();
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  private void fn(Fn fn, FnBody body) {
    line(0, "fn " + fn.name() + face(fn.arguments(), fn.functions(), fn.results()));
    body(1, body.body());
    body.rule().ifPresent(rule -> rule(fn, rule));
  }

  private void rule(Fn fn, Rule rule) {
    String kind = rule.kind() == Rule.Kind.TRUE ? "adjoint" : "surrogate adjoint";
    line(1, kind + face(rule.seeds(), List.of(), List.of()));
    body(2, rule.body());
    Words words = new Words(rule.body().ranges());
    for (int i = 0; i < rule.bars().size(); i++) {
      String name = fn.arguments().get(i).name();
      rule.bars().get(i).ifPresent(bar -> line(2, "bar " + name + " = " + words.of(bar)));
    }
  }

  private void layer(Layer layer, LayerBody body) {
    line(0, "layer " + layer.name() + face(layer.constants(), layer.functions(), List.of()));
    statements(1, body.constants(), new Words(Map.of()));
    members(body.members());
    line(1, "forward" + face(layer.arguments(), List.of(), layer.results()));
    body(2, body.forward());
  }

  private void model(Model model) {
    line(0, "model " + model.name());
    line(1, "precision " + model.precision());
    model.numbers().forEach((name, number) -> line(1, "number " + name + " = " + number));
    statements(1, model.constants(), new Words(Map.of()));
    model.dims().forEach(dim -> line(1, "dim " + dim.name()));
    model.inputs().forEach(input -> line(1, "input " + declared(input)));
    members(model.members());
    body(1, model.body());
    model.outputs().forEach(output -> line(1, "output " + output));
    model.loss().ifPresent(loss -> line(1, "loss " + loss));
  }

  private void members(List<Member> members) {
    Words words = new Words(Map.of());
    members.forEach(member -> line(1, words.of(member)));
  }

  private void body(int depth, Body body) {
    body.requirements().stream()
        .map(ProgramPrinter::words)
        .distinct()
        .forEach(words -> line(depth, words));
    if (!body.differentiated().isEmpty()) {
      line(depth, "wrt " + Words.listed(body.differentiated().stream(), Value::name));
    }
    Words words = new Words(body.ranges());
    statements(depth, body.statements(), words);
    if (!body.results().isEmpty()) {
      line(depth, "return " + Words.listed(body.results().stream(), words::of));
    }
  }

  private void statements(int depth, List<Statement> statements, Words words) {
    statements.forEach(statement -> line(depth, words.of(statement)));
  }

  private static String words(Requirement requirement) {
    return switch (requirement.demand()) {
      case NOT_NEGATIVE -> "require " + requirement.extent() + " >= 0";
      case EVEN -> "require whole " + requirement.extent();
      case KNOWN -> "require known " + requirement.extent();
    };
  }

  private static String face(
      List<Value> arguments, List<FunctionParameter> functions, List<Type> results) {
    List<String> all = new ArrayList<>();
    arguments.forEach(argument -> all.add(declared(argument)));
    functions.forEach(function -> all.add(function.name() + ": " + function.type()));
    String given = "(" + String.join(", ", all) + ")";
    return results.isEmpty()
        ? given
        : given + " -> " + Words.listed(results.stream(), Type::toString);
  }

  private static String declared(Value value) {
    String constant = value.role() == Value.Role.CONSTANT ? "const " : "";
    return constant + value + value.domain().map(d -> " in " + d.declared()).orElse("");
  }
}
