package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Expression.Hole;
import dev.gradwright.compiler.ast.Expression.IntLiteral;
import dev.gradwright.compiler.ast.Expression.Member;
import dev.gradwright.compiler.ast.Expression.Prefix;
import dev.gradwright.compiler.ast.Expression.ReductionCall;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.PrefixOperator;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users of other languages write, and how it is written here. */
final class Idioms {
  private static final List<String> INDICES = List.of("i", "j", "k", "l", "m", "n", "p", "q");
  private static final Set<String> TRANSPOSES = Set.of("t", "transpose", "mT");
  private static final Map<String, String> LISTED =
      Map.of(
          "reshape",
          "reshape",
          "view",
          "reshape",
          "permute",
          "transpose",
          "transpose",
          "transpose");

  private final Here here;

  Idioms(Here here) {
    this.here = here;
  }

  /** {@code sum(x, axis = 1)} as {@code sum[i] x[.., i]}, if the axis is a number that x has. */
  Optional<String> alongAxis(ReductionCall call) {
    if (call.arguments().size() < 2 || call.arguments().get(0).value() instanceof Hole) {
      return Optional.empty();
    }
    Expression operand = Expressions.one(here, call.arguments().get(0).value());
    OptionalInt axis = number(call.arguments().get(1).value());
    if (axis.isEmpty()) {
      return Optional.empty();
    }
    String index = index();
    String reduced = call.name().symbol() + "[" + index + "] " + Words.factor(operand);
    return before(operand.type(), axis.getAsInt())
        .map(skipped -> reduced + "[" + skipped + index + "]");
  }

  private static OptionalInt number(Node syntax) {
    if (syntax instanceof Prefix prefix && prefix.operator() == PrefixOperator.NEGATE) {
      OptionalInt positive = number(prefix.operand());
      return positive.isPresent() ? OptionalInt.of(-positive.getAsInt()) : positive;
    }
    return syntax instanceof IntLiteral literal && literal.text().length() < 3
        ? OptionalInt.of(Integer.parseInt(literal.text()))
        : OptionalInt.empty();
  }

  /** A short name that means nothing here. */
  private String index() {
    Stream<String> free =
        INDICES.stream()
            .filter(name -> here.scope().find(name).isEmpty())
            .filter(name -> here.frame().module().find(name).isEmpty());
    return free.findFirst().orElse("index");
  }

  /** The indices before that of an axis: {@code ..} for each. */
  private static Optional<String> before(Type type, int axis) {
    List<Axis> axes = type.axes();
    int entry = axis < 0 ? axes.size() + axis : axis;
    boolean counted = axis < 0 || axes.stream().allMatch(Axis.Single.class::isInstance);
    if (entry < 0 || entry >= axes.size() || !counted) {
      return Optional.empty();
    }
    return axes.get(entry) instanceof Axis.Single
        ? Optional.of(
            axes.subList(0, entry).stream().map(Idioms::whole).collect(Collectors.joining()))
        : Optional.empty();
  }

  private static String whole(Axis axis) {
    return axis instanceof Axis.Leading leading
        ? ".." + leading.name().toLowerCase(Locale.ROOT) + ", "
        : ".., ";
  }

  /** Refuses {@code x.exp()} of a value. */
  void method(Member member, List<Actual> actuals) {
    value(member).ifPresent(value -> refuse(member, value, called(member, actuals)));
  }

  /** Refuses {@code x.shape} of a value. */
  void attribute(Member member) {
    value(member).ifPresent(value -> refuse(member, value, called(member, List.of())));
  }

  /** What stands before the dot, if that is no way to a layer. */
  private Optional<Expression> value(Member member) {
    if (member.target() instanceof Reference reference) {
      Optional<Symbol> symbol = here.find(reference.name());
      return symbol.isPresent() && symbol.get() instanceof Symbol.Tensor
          ? Optional.of(Expressions.one(here, member.target()))
          : Optional.empty();
    }
    return Paths.mayLead(member.target())
        ? Optional.empty()
        : Optional.of(Expressions.one(here, member.target()));
  }

  private void refuse(Member member, Expression value, Optional<String> instead) {
    String dims = Words.listed(dims(value.type()));
    Name name = member.name();
    throw Refusal.of(
        Words.origin(
            Diagnostic.of(
                    DiagnosticKind.UNKNOWN_MEMBER,
                    name.span(),
                    "`" + Words.excerpt(member.target()) + "`",
                    name.text())
                .found("a value, " + value.type())
                .expected(
                    "no member but `.T`"
                        + (dims.isEmpty() ? "" : "; dims have names of their own: " + dims))
                .didYouMean(instead),
            value));
  }

  private static List<String> dims(Type type) {
    return type.axes().stream()
        .filter(Axis.Single.class::isInstance)
        .flatMap(axis -> ((Axis.Single) axis).extent().dims().stream())
        .distinct()
        .toList();
  }

  /** The member as a function or an operator, if there is one. */
  private Optional<String> called(Member member, List<Actual> actuals) {
    String name = member.name().text();
    String target = Words.excerpt(member.target());
    if (TRANSPOSES.contains(name) && actuals.isEmpty()) {
      return Optional.of(target + ".T");
    }
    List<String> operands = new ArrayList<>(List.of(target));
    operands.addAll(Calls.plain(actuals));
    String function = LISTED.getOrDefault(name, name);
    String call = function + "(" + String.join(", ", operands) + ")";
    boolean whole = operands.size() == actuals.size() + 1;
    return Borrowed.call(name, operands)
        .or(() -> LISTED.containsKey(name) ? listed(function, operands) : Optional.empty())
        .or(() -> whole && isFunction(function) ? Optional.of(call) : Optional.empty());
  }

  /** {@code reshape(x, M, N)} with a list of what follows the operand. */
  static Optional<String> listed(String function, List<String> operands) {
    List<String> list = operands.subList(Math.min(1, operands.size()), operands.size());
    boolean plain = !list.isEmpty() && list.stream().noneMatch(one -> one.matches("[-\\[].*"));
    return plain
        ? Optional.of(function + "(" + operands.get(0) + ", [" + String.join(", ", list) + "])")
        : Optional.empty();
  }

  private boolean isFunction(String name) {
    return Intrinsics.names().contains(name)
        || here.frame().module().find(name).stream()
            .anyMatch(found -> found.declaration() instanceof Declaration.Fn);
  }
}
