package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.Kernel.Access;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.Width;
import dev.gradwright.compiler.scalar.Action;
import dev.gradwright.compiler.scalar.Computation.Sequential;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes statements that depend on each other, as they are: what they compute may change from one
 * to the next, so nothing is moved or shared. The operands lie in arrays.
 */
final class SequentialWriter {
  private final Group group;
  private final Sequential sequential;
  private final List<Expr> reads;
  private final SequentialValues values;
  private final List<Local> variables = new ArrayList<>();
  private final Map<Integer, Local> loops = new LinkedHashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final List<Extent> counts = new ArrayList<>();
  private int locals;

  private SequentialWriter(Group group, Sequential sequential, Fusion fusion) {
    this.group = group;
    this.sequential = sequential;
    List<Located> operands =
        group.operands().stream().map(operand -> fusion.array(operand).orElseThrow()).toList();
    this.reads = operands.stream().map(Located::array).distinct().toList();
    takeIndices(operands);
    for (Sequential.Variable variable : sequential.variables()) {
      variables.add(local(variable.start().element()));
    }
    List<SequentialValues.Elements> elements =
        operands.stream()
            .map(o -> new SequentialValues.Elements(reads.indexOf(o.array()), o.base()))
            .toList();
    SequentialValues.Elements made =
        new SequentialValues.Elements(reads.size(), group.written().base());
    this.values = new SequentialValues(group, elements, made, loops, variables);
  }

  /** The indices of loops around are the kernel's first locals. */
  private void takeIndices(List<Located> operands) {
    List<Located> all = new ArrayList<>(operands);
    all.add(group.written());
    all.stream()
        .flatMap(located -> located.base().coefficients().keySet().stream())
        .map(Scope::number)
        .distinct()
        .sorted()
        .forEach(number -> loops.put(Scope.axis(number), local(ElementType.INT)));
  }

  static Written write(Group group, Sequential sequential, Fusion fusion) {
    return new SequentialWriter(group, sequential, fusion).write();
  }

  private Written write() {
    List<Statement> statements = batch(0, List.of());
    return new Written(
        new Kernel(arrays(), Dims.of(statements), loops.size(), statements),
        reads,
        loops.keySet().stream().map(Scope::number).toList(),
        names,
        counts);
  }

  private List<Kernel.Array> arrays() {
    List<Kernel.Array> arrays = new ArrayList<>();
    reads.forEach(read -> arrays.add(new Kernel.Array(read.type().element(), Access.READ)));
    arrays.add(new Kernel.Array(group.type().element(), Access.WRITE));
    return arrays;
  }

  private Local local(ElementType element) {
    return new Local(locals++, element);
  }

  private List<Statement> batch(int axis, List<Local> indices) {
    if (axis == sequential.batch().size()) {
      List<Statement> body = new ArrayList<>(starts(indices));
      body.addAll(statements(sequential.body(), indices));
      return body;
    }
    Local index = local(ElementType.INT);
    Extent extent = sequential.batch().get(axis);
    counts.add(extent);
    return List.of(
        new Statement.For(
            index.number(),
            new Expression.Size(Extent.ZERO),
            new Expression.Size(extent),
            1,
            batch(axis + 1, with(indices, index))));
  }

  private static List<Local> with(List<Local> indices, Local index) {
    List<Local> all = new ArrayList<>(indices);
    all.add(index);
    return all;
  }

  private List<Statement> starts(List<Local> indices) {
    List<Statement> starts = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      Local variable = variables.get(i);
      names.put(variable.number(), sequential.variables().get(i).name());
      Expression start = values.value(sequential.variables().get(i).start(), indices);
      starts.add(new Statement.Accumulator(variable.number(), width(i), start));
    }
    return starts;
  }

  private Width width(int variable) {
    return switch (variables.get(variable).element()) {
      case INT -> Width.INT;
      case BOOL -> Width.BOOL;
      case REAL -> isSum(variable, sequential.body()) ? Width.DOUBLE : Width.REAL;
      case F32, F16, BF16 -> throw new IllegalArgumentException("nothing is computed so narrow");
    };
  }

  private static boolean isSum(int variable, List<Action> body) {
    return body.stream()
        .anyMatch(
            action ->
                action instanceof Action.Add add && add.variable() == variable
                    || action instanceof Action.For loop && isSum(variable, loop.body())
                    || action instanceof Action.While turns && isSum(variable, turns.body())
                    || action instanceof Action.If choice
                        && (isSum(variable, choice.then()) || isSum(variable, choice.otherwise())));
  }

  private List<Statement> statements(List<Action> body, List<Local> indices) {
    return body.stream().map(action -> statement(action, indices)).toList();
  }

  private Statement statement(Action action, List<Local> indices) {
    if (action instanceof Action.For loop) {
      Local index = local(ElementType.INT);
      return new Statement.For(
          index.number(),
          values.position(loop.from(), indices),
          values.position(loop.to(), indices),
          1,
          statements(loop.body(), with(indices, index)));
    }
    if (action instanceof Action.While loop) {
      return new Statement.While(
          values.value(loop.condition(), indices), statements(loop.body(), indices));
    }
    if (action instanceof Action.If choice) {
      return new Statement.If(
          values.value(choice.condition(), indices),
          statements(choice.then(), indices),
          statements(choice.otherwise(), indices));
    }
    if (action instanceof Action.Assign assign) {
      int local = variables.get(assign.variable()).number();
      return new Statement.Assign(local, values.value(assign.value(), indices));
    }
    if (action instanceof Action.Add add) {
      int local = variables.get(add.variable()).number();
      return new Statement.Fold(local, Function.ADD, values.value(add.value(), indices));
    }
    Action.Store store = (Action.Store) action;
    return new Statement.Store(
        reads.size(),
        values.madePlace(store.coordinates(), indices),
        values.value(store.value(), indices));
  }
}
