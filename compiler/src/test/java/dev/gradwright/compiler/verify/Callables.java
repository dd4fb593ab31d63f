package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.resolved.Expression.Only;
import dev.gradwright.compiler.resolved.Fn;
import dev.gradwright.compiler.resolved.Layer;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import java.util.List;
import java.util.stream.Stream;

/** Functions and layers: those that a file declares and those that its models apply. */
final class Callables {
  private Callables() {}

  /** What is declared in {@code file} and has derivatives: reals go in and come out. */
  static List<String> differentiable(Program program, String file) {
    Stream<String> fns =
        program.fns().keySet().stream()
            .filter(fn -> isIn(fn.span(), file) && takesReals(fn) && isReal(fn.results()))
            .map(Fn::name);
    Stream<String> layers =
        program.layers().keySet().stream()
            .filter(layer -> isIn(layer.span(), file) && isReal(layer.results()))
            .map(Layer::name);
    return Stream.concat(fns, layers).toList();
  }

  private static boolean takesReals(Fn fn) {
    return !fn.functions().isEmpty()
        || fn.arguments().stream()
            .filter(argument -> argument.role() != Value.Role.CONSTANT)
            .anyMatch(argument -> argument.type().element() == ElementType.REAL);
  }

  private static boolean isReal(List<Type> results) {
    return results.stream().anyMatch(type -> type.element() == ElementType.REAL);
  }

  private static boolean isIn(Span span, String file) {
    return span.file().path().equals(file);
  }

  /** What models apply as statements of their own, from {@code file}, also in their loops. */
  static List<String> applied(Program program, String file) {
    return program.models().stream()
        .flatMap(model -> applied(model.body().statements(), file))
        .toList();
  }

  private static Stream<String> applied(List<Statement> statements, String file) {
    return statements.stream().flatMap(Callables::producer).flatMap(made -> applied(made, file));
  }

  private static Stream<Producer> producer(Statement statement) {
    if (statement instanceof Statement.LetAll all) {
      return Stream.of(all.producer());
    }
    return statement instanceof Statement.Let let && let.expression() instanceof Only only
        ? Stream.of(only.producer())
        : Stream.empty();
  }

  private static Stream<String> applied(Producer producer, String file) {
    if (producer instanceof Producer.Scan scan) {
      return applied(scan.statements(), file);
    }
    if (producer instanceof Producer.Call call && isIn(call.fn().span(), file)) {
      return Stream.of(call.fn().name());
    }
    return producer instanceof Producer.ApplyLayer apply && isIn(apply.use().layer().span(), file)
        ? Stream.of(apply.use().layer().name())
        : Stream.empty();
  }
}
