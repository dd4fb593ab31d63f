package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of a loop in lanes as vectors; what is the same for all turns is spread before it. */
final class LaneExpressions {
  private static final ClassName OPERATORS =
      ClassName.get("jdk.incubator.vector", "VectorOperators");

  private final VectorTypes types;
  private final ScopeNames names;
  private final LocalNames locals;
  private final KernelSpelling scalars;
  private final Set<Integer> varying;
  private final Map<Expression, String> spread;
  private final CodeBlock.Builder before;

  /** Spells a lane to each turn; empty where that is what this does. */
  private final Optional<LaneExpressions> turns;

  private LaneExpressions(
      VectorTypes types,
      ScopeNames names,
      LocalNames locals,
      KernelSpelling scalars,
      Optional<LaneExpressions> turns) {
    this.types = types;
    this.names = names;
    this.locals = locals;
    this.scalars = scalars;
    this.turns = turns;
    this.varying = turns.map(t -> t.varying).orElseGet(HashSet::new);
    this.spread = turns.map(t -> t.spread).orElseGet(HashMap::new);
    this.before = turns.map(t -> t.before).orElseGet(CodeBlock::builder);
  }

  LaneExpressions(VectorTypes types, ScopeNames names, LocalNames locals, KernelSpelling scalars) {
    this(types, names, locals, scalars, Optional.empty());
  }

  /** Two lanes to each turn, for neighbours that it computes alike. */
  LaneExpressions inPairs() {
    return new LaneExpressions(types, names, locals, scalars, Optional.of(this));
  }

  /** Says that a local differs from turn to turn. */
  void vary(int local) {
    varying.add(local);
  }

  /** What must stand before the loop. */
  CodeBlock before() {
    return before.build();
  }

  /** A vector, or a mask for a bool. */
  CodeBlock spell(Expression expression) {
    if (!varies(expression)) {
      return CodeBlock.of("$N", spread.computeIfAbsent(expression, this::spread));
    }
    if (expression instanceof Expression.Local local) {
      return CodeBlock.of("$N", locals.get(local.number()));
    }
    if (turns.isPresent() && isSameForBoth(expression)) {
      return CodeBlock.of("$T.twice($L)", VectorTypes.RUNTIME, turns.get().spell(expression));
    }
    if (expression instanceof Expression.Read read) {
      return read.stride() == 1 || turns.isPresent()
          ? load(read.array(), read.index())
          : CodeBlock.of(
              "$T.everySecond($L)", VectorTypes.RUNTIME, scalars.place(read.array(), read.index()));
    }
    List<CodeBlock> parts = expression.parts().stream().map(this::spell).toList();
    return expression instanceof Expression.Apply apply
        ? apply(apply.function(), parts)
        : CodeBlock.of("$L$Z.blend($L, $L)", parts.get(2), parts.get(1), parts.get(0));
  }

  /** A real of each turn, of nothing that already is in pairs. */
  private boolean isSameForBoth(Expression expression) {
    if (expression instanceof Expression.Read read) {
      return read.stride() == 1;
    }
    return expression.element() == ElementType.REAL
        && !(expression instanceof Expression.Local)
        && expression.parts().stream().allMatch(p -> !varies(p) || isSameForBoth(p));
  }

  CodeBlock load(int array, Expression index) {
    return CodeBlock.of(
        "$T.fromArray($L, $L)", types.vector(), types.species(), scalars.place(array, index));
  }

  /** A value of each turn under a name. */
  CodeBlock let(Statement.Let let) {
    boolean isIndex = let.value().element() == ElementType.INT;
    CodeBlock value = isIndex ? scalars.scalar(let.value()) : spell(let.value());
    vary(let.local());
    String name = locals.declare(let);
    TypeName type = isIndex ? TypeName.INT : types.of(let.value().element());
    return CodeBlock.builder().addStatement("$T $N = $L", type, name, value).build();
  }

  private boolean varies(Expression expression) {
    return expression instanceof Expression.Local local && varying.contains(local.number())
        || expression.parts().stream().anyMatch(this::varies);
  }

  private String spread(Expression expression) {
    String wish =
        expression instanceof Expression.Local local
            ? locals.get(local.number()) + "InLanes"
            : "constant";
    String name = names.variable(wish, new Object());
    CodeBlock scalar = scalars.scalar(expression);
    before.addStatement(
        "$T $N = $T.broadcast($L, $L)",
        types.vector(),
        name,
        types.vector(),
        types.species(),
        scalar);
    return name;
  }

  private CodeBlock apply(Function function, List<CodeBlock> arguments) {
    CodeBlock x = arguments.get(0);
    return arguments.size() == 1 ? unary(function, x) : apply(function, x, arguments.get(1));
  }

  private CodeBlock unary(Function function, CodeBlock x) {
    return switch (function) {
      case NEGATE -> call(x, "neg");
      case ABSOLUTE -> call(x, "abs");
      case SQUARE_ROOT -> call(x, "sqrt");
      case NOT -> call(x, "not");
      case EXPONENTIAL, EXPONENTIAL_MINUS_ONE, LOGARITHM, LOGARITHM_OF_ONE_PLUS ->
          elementary(function, x);
      case SINE, COSINE, HYPERBOLIC_TANGENT, ERROR_FUNCTION -> elementary(function, x);
      default -> throw notInLanes(function);
    };
  }

  private CodeBlock elementary(Function function, CodeBlock x) {
    return CodeBlock.of("$T.$L($L)", types.elementary(), ElementaryNames.of(function), x);
  }

  private static CodeBlock call(CodeBlock x, String method) {
    return CodeBlock.of("$L.$L()", x, method);
  }

  private CodeBlock apply(Function function, CodeBlock x, CodeBlock y) {
    return function == Function.ERROR_FUNCTION_BESIDE
        ? elementary(function, CodeBlock.of("$L, $L", x, y))
        : binary(function, x, y);
  }

  /** Also of a load and what is added to it. */
  static CodeBlock binary(Function function, CodeBlock x, CodeBlock y) {
    return switch (function) {
      case ADD -> call(x, "add", y);
      case SUBTRACT -> call(x, "sub", y);
      case MULTIPLY -> call(x, "mul", y);
      case DIVIDE -> call(x, "div", y);
      case MINIMUM -> call(x, "min", y);
      case MAXIMUM -> call(x, "max", y);
      case AND -> call(x, "and", y);
      case OR -> call(x, "or", y);
      case LESS -> compare(x, "LT", y);
      case LESS_OR_EQUAL -> compare(x, "LE", y);
      case EQUAL -> compare(x, "EQ", y);
      case NOT_EQUAL -> compare(x, "NE", y);
      default -> throw notInLanes(function);
    };
  }

  private static CodeBlock call(CodeBlock x, String method, CodeBlock y) {
    return CodeBlock.of("$L$Z.$L($L)", x, method, y);
  }

  private static CodeBlock compare(CodeBlock x, String operator, CodeBlock y) {
    return CodeBlock.of("$L$Z.compare($T.$L, $L)", x, OPERATORS, operator, y);
  }

  private static IllegalArgumentException notInLanes(Function function) {
    return new IllegalArgumentException("no lanes compute " + function);
  }
}
