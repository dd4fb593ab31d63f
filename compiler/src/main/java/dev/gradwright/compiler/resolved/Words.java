package dev.gradwright.compiler.resolved;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Statements of one body, and what the body makes and calls, in a line each. */
final class Words {
  private final ExpressionWords expressions;

  Words(Map<Index, IndexRange> ranges) {
    this.expressions = new ExpressionWords(ranges, this);
  }

  String of(Expression expression) {
    return expressions.of(expression);
  }

  static <T> String listed(Stream<T> parts, Function<? super T, String> words) {
    return parts.map(words).collect(Collectors.joining(", "));
  }

  private String listed(List<Expression> expressions) {
    return listed(expressions.stream(), this::of);
  }

  String of(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return "let " + let.value() + " = " + of(let.expression());
    }
    if (statement instanceof Statement.Update update) {
      return "update " + update.state().name() + " = " + of(update.expression());
    }
    Statement.LetAll all = (Statement.LetAll) statement;
    return "let (" + listed(all.values().stream(), Value::toString) + ") = " + of(all.producer());
  }

  String of(Member member) {
    if (member instanceof Member.Param param) {
      return "param " + param.value() + of(param.start());
    } else if (member instanceof Member.State state) {
      return "state " + state.value() + of(state.start());
    }
    return "use " + of((Use) member);
  }

  private String of(Member.Start start) {
    if (start instanceof Member.Constant constant) {
      return " = " + of(constant.value());
    }
    Member.Initialiser row = (Member.Initialiser) start;
    return " init "
        + row.name()
        + "("
        + listed(row.arguments().entrySet().stream(), this::named)
        + ")";
  }

  private String named(Map.Entry<String, Expression> argument) {
    return argument.getKey() + " = " + of(argument.getValue());
  }

  String of(Use use) {
    String count = use.count().map(n -> "[" + n + "]").orElse("");
    String given = arguments(use.constants(), use.functions());
    return use.name() + count + " = " + use.layer().name() + of(use.binding()) + given;
  }

  String of(Producer producer) {
    if (producer instanceof Producer.Call call) {
      String name = call.fn().name() + of(call.binding());
      return name + arguments(call.arguments(), call.functions()) + over(call.over());
    } else if (producer instanceof Producer.CallFunction call) {
      return call.function().name() + arguments(call.arguments(), List.of()) + over(call.over());
    } else if (producer instanceof Producer.ApplyLayer apply) {
      String name =
          apply.use().name() + ExpressionWords.element(apply.element()) + of(apply.binding());
      return name + arguments(apply.arguments(), List.of());
    } else if (producer instanceof Producer.Repeat repeat) {
      return repeat(repeat);
    } else if (producer instanceof Producer.Scan scan) {
      return scan(scan);
    }
    return derivative(producer);
  }

  private String derivative(Producer producer) {
    if (producer instanceof Producer.Gradient gradient) {
      return "grad(" + of(gradient.of()) + wrt(gradient.wrt()) + ")";
    } else if (producer instanceof Producer.Jvp jvp) {
      return "jvp(" + of(jvp.of()) + wrt(jvp.wrt()) + along(jvp.along()) + ")";
    } else if (producer instanceof Producer.Jacobian jacobian) {
      return "jacobian(" + of(jacobian.of()) + wrt(jacobian.wrt()) + ")";
    } else if (producer instanceof Producer.Hvp hvp) {
      return "hvp(" + of(hvp.of()) + wrt(hvp.wrt()) + along(hvp.along()) + ")";
    }
    throw new IllegalArgumentException("no words for " + producer);
  }

  private String wrt(List<Expression.Place> places) {
    return " wrt " + listed(places.stream(), this::of);
  }

  private String along(List<Expression> directions) {
    return " along " + listed(directions);
  }

  private String arguments(List<Expression> values, List<FunctionValue> functions) {
    return "("
        + listed(
            Stream.concat(values.stream().map(this::of), functions.stream().map(this::of)), w -> w)
        + ")";
  }

  private static String over(List<Axis> axes) {
    return axes.isEmpty() ? "" : " over " + axes;
  }

  private static String of(Binding binding) {
    List<String> bound = new ArrayList<>();
    binding.leading().forEach((name, axes) -> bound.add(".." + name + " = " + axes));
    binding.extents().forEach((name, extent) -> bound.add(name + " = " + extent));
    return bound.isEmpty() ? "" : "<" + String.join(", ", bound) + ">";
  }

  private String of(FunctionValue function) {
    FunctionValue.Lambda lambda = function.lambda();
    String owned =
        function instanceof FunctionValue.Owned owner ? "use " + of(owner.use()) + "; " : "";
    return "{ "
        + owned
        + listed(lambda.parameters().stream(), Value::toString)
        + " => "
        + block(lambda.statements())
        + listed(lambda.results())
        + " }";
  }

  private String block(List<Statement> statements) {
    return statements.stream().map(s -> of(s) + "; ").collect(Collectors.joining());
  }

  private String repeat(Producer.Repeat repeat) {
    String range = repeat.index() + " in " + repeat.from() + ".." + repeat.to();
    return "for "
        + range
        + starts(repeat.carries(), repeat.starts())
        + " { "
        + block(repeat.statements())
        + next(repeat.carries(), repeat.next())
        + " }";
  }

  private String scan(Producer.Scan scan) {
    String range = scan.t().name() + " in " + scan.from() + ".." + scan.to();
    String yields = scan.yields().isEmpty() ? "" : "; yield " + listed(scan.yields());
    String finals = listed(scan.finals().stream(), i -> scan.carries().get(i).name());
    return "scan "
        + range
        + starts(scan.carries(), scan.starts())
        + (scan.direction() == Producer.Direction.REVERSE ? " reverse" : "")
        + remat(scan.remat())
        + " { "
        + block(scan.statements())
        + next(scan.carries(), scan.next())
        + yields
        + (finals.isEmpty() ? "" : "; final " + finals)
        + " }";
  }

  private static String remat(Producer.Remat remat) {
    if (remat instanceof Producer.Remat.Segments segments) {
      return " remat " + segments.count();
    }
    return remat instanceof Producer.Remat.Automatic ? " remat" : "";
  }

  private String starts(List<Value> carries, List<Expression> starts) {
    return " from (" + assigned(carries, Value::toString, starts) + ")";
  }

  private String next(List<Value> carries, List<Expression> next) {
    return "next " + assigned(carries, Value::name, next);
  }

  private String assigned(
      List<Value> names, Function<Value, String> words, List<Expression> values) {
    return listed(
        IntStream.range(0, names.size()).boxed(),
        i -> words.apply(names.get(i)) + " = " + of(values.get(i)));
  }
}
