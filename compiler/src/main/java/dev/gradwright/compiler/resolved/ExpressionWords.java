package dev.gradwright.compiler.resolved;

import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Expressions in a line each, near to how they are written. */
final class ExpressionWords {
  private final Map<Index, IndexRange> ranges;
  private final Words words;

  ExpressionWords(Map<Index, IndexRange> ranges, Words words) {
    this.ranges = ranges;
    this.words = words;
  }

  private String listed(List<Expression> expressions) {
    return Words.listed(expressions.stream(), this::of);
  }

  String of(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal(literal);
    } else if (expression instanceof Expression.Size size) {
      return size.extent().toString();
    } else if (expression instanceof Expression.Reference reference) {
      return reference.value().name();
    } else if (expression instanceof Expression.ParameterReference reference) {
      return path(reference);
    } else if (expression instanceof Expression.Position position) {
      return position.index().name();
    } else if (expression instanceof Expression.Chain chain) {
      return chain(chain);
    } else if (expression instanceof Expression.Apply apply) {
      return apply(apply);
    } else if (expression instanceof Expression.Select select) {
      return "("
          + of(select.condition())
          + " ? "
          + of(select.yes())
          + " : "
          + of(select.no())
          + ")";
    } else if (expression instanceof Expression.Convert convert) {
      return convert.type().element() + "(" + of(convert.operand()) + ")";
    } else if (expression instanceof Expression.Broadcast broadcast) {
      return "broadcast(" + of(broadcast.operand()) + " to " + broadcast.type() + ")";
    } else if (expression instanceof Expression.Stop stop) {
      return "stop(" + of(stop.operand()) + ")";
    } else if (expression instanceof Expression.Rounded rounded) {
      String operand = of(rounded.operand());
      return rounded.held().format().map(to -> to + "(" + operand + ")").orElse(operand);
    } else if (expression instanceof Expression.Checked checked) {
      return "checked(" + of(checked.operand()) + " in " + checked.domain().declared() + ")";
    } else if (expression instanceof Expression.Only only) {
      return words.of(only.producer());
    }
    return indexed(expression);
  }

  private static String literal(Expression.Literal literal) {
    return switch (literal.type().element()) {
      case BOOL -> literal.text().equals("1") ? "true" : "false";
      case INT, REAL, F32, F16, BF16 -> literal.text();
    };
  }

  private static String path(Expression.ParameterReference reference) {
    StringBuilder path = new StringBuilder();
    for (Expression.Step step : reference.path()) {
      path.append(step.name()).append(element(step.element())).append('.');
    }
    return path + reference.parameter().name();
  }

  static String element(Optional<Extent> element) {
    return element.map(at -> "[" + at + "]").orElse("");
  }

  private String chain(Expression.Chain chain) {
    StringBuilder text = new StringBuilder("(").append(of(chain.first()));
    Type before = chain.first().type();
    for (Expression.Link link : chain.links()) {
      if (!link.left().equals(before)) {
        text.append(" to ").append(link.left());
      }
      text.append(' ').append(operator(link.operation())).append(' ').append(of(link.right()));
      before = link.result();
    }
    return text.append(')').toString();
  }

  private static String operator(Operation operation) {
    return operation instanceof Contraction ? "@" : operation.toString();
  }

  private String apply(Expression.Apply apply) {
    String operator = apply.operator().toString();
    if (Character.isLetter(operator.charAt(0))) {
      return operator + "(" + listed(apply.operands()) + ")";
    }
    List<String> operands = apply.operands().stream().map(this::of).toList();
    return operands.size() == 1
        ? operator + operands.get(0)
        : "(" + String.join(" " + operator + " ", operands) + ")";
  }

  private String indexed(Expression expression) {
    if (expression instanceof Expression.Read read) {
      return of(read.tensor()) + "[" + Words.listed(read.coordinates().stream(), this::of) + "]";
    } else if (expression instanceof Expression.Indexed indexed) {
      return "[" + indices(indexed.indices()) + "] " + of(indexed.body());
    } else if (expression instanceof Expression.Reduce reduce) {
      return "("
          + reduce.reduction()
          + "["
          + indices(reduce.indices())
          + "] "
          + of(reduce.body())
          + ")";
    } else if (expression instanceof Expression.ReduceAll all) {
      return all.reduction() + "(" + of(all.operand()) + ")";
    } else if (expression instanceof Expression.Arg arg) {
      String name = arg.extremum() == Extremum.LARGEST ? "argmax" : "argmin";
      return name + "(" + of(arg.operand()) + ", axis = " + arg.axis() + ")";
    }
    return laidOut(expression);
  }

  private String laidOut(Expression expression) {
    if (expression instanceof Expression.Stack stack) {
      return "[" + listed(stack.elements()) + "]";
    } else if (expression instanceof Expression.Permute permute) {
      return "transpose(" + of(permute.operand()) + ", " + permute.order() + ")";
    } else if (expression instanceof Expression.Reshape reshape) {
      return "reshape(" + of(reshape.operand()) + " to " + reshape.type() + ")";
    } else if (expression instanceof Expression.Concat concat) {
      return "concat(" + listed(concat.parts()) + ", axis = " + concat.axis() + ")";
    } else if (expression instanceof Expression.Pad pad) {
      return "pad("
          + of(pad.operand())
          + ", axis = "
          + pad.axis()
          + ", "
          + pad.before()
          + ", "
          + pad.after()
          + ", "
          + of(pad.fill())
          + ")";
    }
    return moved(expression);
  }

  private String moved(Expression expression) {
    if (expression instanceof Expression.Along along) {
      String name = along.operation().name().toLowerCase(Locale.ROOT);
      return name + "(" + of(along.operand()) + ", axis = " + along.axis() + ")";
    } else if (expression instanceof Expression.ScatterAdd add) {
      String places = of(add.operand()) + " at [" + listed(add.indices()) + "]";
      return "scatterAdd(" + places + " into " + add.type() + ")";
    } else if (expression instanceof Expression.Matrix matrix) {
      String name = matrix.operation().name().toLowerCase(Locale.ROOT);
      return name + "(" + listed(matrix.operands()) + ")";
    }
    return drawn(expression);
  }

  private static String drawn(Expression expression) {
    if (expression instanceof Expression.Training) {
      return "training";
    } else if (expression instanceof Expression.Draw draw) {
      return draw.distribution().name().toLowerCase(Locale.ROOT) + "(" + draw.type() + ")";
    }
    throw new IllegalArgumentException("no words for " + expression);
  }

  private String indices(List<Index> indices) {
    return Words.listed(indices.stream(), this::index);
  }

  private String index(Index index) {
    IndexRange range = ranges.get(index);
    return range instanceof IndexRange.Single single
        ? index.name() + " in " + single.from() + ".." + single.to()
        : ".." + index.name() + " in " + range.axes();
  }

  private String of(Coordinate coordinate) {
    if (coordinate instanceof Coordinate.At at) {
      return at(at);
    } else if (coordinate instanceof Coordinate.Computed computed) {
      return of(computed.position());
    } else if (coordinate instanceof Coordinate.Same same) {
      return ".." + same.index().name();
    } else if (coordinate instanceof Coordinate.Part part) {
      return part.from() + ".." + part.to();
    }
    return "..";
  }

  private static String at(Coordinate.At at) {
    List<String> terms = new ArrayList<>();
    at.coefficients()
        .forEach(
            (index, by) -> terms.add(by.isConstant(1) ? index.name() : by + "*" + index.name()));
    if (terms.isEmpty() || !at.offset().isConstant(0)) {
      terms.add(at.offset().toString());
    }
    return String.join(" + ", terms).replace("+ -", "- ");
  }
}
