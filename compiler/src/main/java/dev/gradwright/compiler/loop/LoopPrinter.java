package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs as text, for people who look into the compiler. */
public final class LoopPrinter {
  private static final Map<Function, String> SIGNS =
      Map.ofEntries(
          Map.entry(Function.ADD, "+"),
          Map.entry(Function.SUBTRACT, "-"),
          Map.entry(Function.MULTIPLY, "*"),
          Map.entry(Function.DIVIDE, "/"),
          Map.entry(Function.LESS, "<"),
          Map.entry(Function.LESS_OR_EQUAL, "<="),
          Map.entry(Function.EQUAL, "=="),
          Map.entry(Function.NOT_EQUAL, "!="),
          Map.entry(Function.AND, "&&"),
          Map.entry(Function.OR, "||"));

  private final StringBuilder out = new StringBuilder();
  private final Program program;

  private LoopPrinter(Program program) {
    this.program = program;
  }

  public static String print(Program program) {
    LoopPrinter printer = new LoopPrinter(program);
    printer.printAll();
    return printer.out.toString();
  }

  private void printAll() {
    line(0, "program " + program.face().name() + " " + program.precision());
    for (int i = 0; i < program.slots().size(); i++) {
      Slot slot = program.slots().get(i);
      line(1, "slot " + i + ": " + slot.element() + "[" + slot.size() + "] " + slot.holds());
    }
    for (int i = 0; i < program.tables().size(); i++) {
      Table table = program.tables().get(i);
      line(1, "table " + i + ": " + table.element() + " " + table.decimals());
    }
    for (int i = 0; i < program.buffers().size(); i++) {
      Buffer buffer = program.buffers().get(i);
      line(1, "b" + i + ": " + buffer.name() + ": " + buffer.type() + " in " + buffer.place());
    }
    for (Routine routine : program.routines()) {
      line(1, routine.entry().name().toLowerCase(Locale.ROOT));
      printSteps(2, routine.steps());
    }
    for (int i = 0; i < program.kernels().size(); i++) {
      printKernel(i, program.kernels().get(i));
    }
    for (int i = 0; i < program.stages().size(); i++) {
      line(1, "stage #" + i + " " + program.stages().get(i).name());
      print(2, program.stages().get(i).kernel().body());
    }
  }

  private void printSteps(int depth, List<Step> steps) {
    for (Step step : steps) {
      line(depth, text(step));
      if (step instanceof Step.Repeat repeat) {
        printSteps(depth + 1, repeat.steps());
      } else if (step instanceof Step.Chain chain) {
        chain.stages().forEach(stage -> line(depth + 1, text(stage)));
        printSteps(depth + 1, chain.steps());
      } else if (step instanceof Step.Strips strips) {
        printSteps(depth + 1, strips.steps());
      }
    }
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private String buffer(int number) {
    Buffer buffer = program.buffers().get(number);
    String slot = buffer.place() instanceof Place.Shared shared ? "@" + shared.slot() : "";
    return buffer.name() + slot;
  }

  private String text(Step step) {
    if (step instanceof Step.Launch launch) {
      String arguments =
          Stream.concat(
                  launch.buffers().stream().map(this::buffer),
                  launch.indices().stream().map(index -> "@" + index))
              .collect(Collectors.joining(", "));
      return program.kernels().get(launch.kernel()).name()
          + "#"
          + launch.kernel()
          + "("
          + arguments
          + ")";
    }
    if (step instanceof Step.Repeat repeat) {
      String walk = repeat.walk() == Step.Walk.UP ? "" : " down";
      return "for @" + repeat.index() + " in 0.." + repeat.trips() + walk + " // " + repeat.name();
    }
    if (step instanceof Step.Pack pack) {
      return "pack " + pack.number() + " = " + matrix(pack.b()) + " " + pack.product();
    }
    if (step instanceof Step.Chain chain) {
      return "chain of " + chain.length();
    }
    if (step instanceof Step.Strips strips) {
      return "strips of " + strips.length();
    }
    if (step instanceof Step.Dot dot) {
      return buffer(dot.total()) + " = " + buffer(dot.a()) + " . " + buffer(dot.b());
    }
    Step.Multiply multiply = (Step.Multiply) step;
    return matrix(multiply.c())
        + " = "
        + matrix(multiply.a())
        + " x "
        + multiply.packed().map(number -> "pack " + number).orElseGet(() -> matrix(multiply.b()))
        + " "
        + multiply.product()
        + (multiply.turns().isEmpty() ? "" : " " + multiply.turns())
        + multiply.batches().stream().map(batch -> " " + batch).collect(Collectors.joining());
  }

  private String text(Step.Stage stage) {
    String arrays = stage.buffers().stream().map(this::buffer).collect(Collectors.joining(", "));
    String total = stage.total().map(buffer -> buffer(buffer) + " = ").orElse("");
    return total + "stage#" + stage.kernel() + "(" + arrays + ")";
  }

  private String matrix(Step.Operand operand) {
    Affine offset = operand.offset();
    boolean atStart = offset.equals(Affine.constant(Extent.ZERO));
    return buffer(operand.buffer()) + (atStart ? "" : offset.toString());
  }

  private void printKernel(int number, NamedKernel kernel) {
    String arrays =
        kernel.kernel().arrays().stream()
            .map(array -> array.access().name().toLowerCase(Locale.ROOT) + " " + array.element())
            .collect(Collectors.joining(", "));
    String turns = kernel.kernel().turns().map(LoopPrinter::text).orElse("");
    line(1, "kernel #" + number + " " + kernel.name() + "(" + arrays + ")" + turns);
    print(2, kernel.kernel().body());
    kernel.vectors().ifPresent(vectors -> printVectors(number, vectors));
  }

  private static String text(Turns turns) {
    return " turns " + turns.count() + ", each " + turns.work();
  }

  private void printVectors(int number, VectorBody vectors) {
    line(1, "vectors #" + number);
    print(2, vectors.body());
  }

  private void print(int depth, List<Statement> body) {
    for (Statement statement : body) {
      line(depth, text(statement));
      if (statement instanceof Statement.If choice) {
        print(depth + 1, choice.then());
        line(depth, "else");
        print(depth + 1, choice.otherwise());
      } else {
        print(depth + 1, statement.inside());
      }
    }
  }

  private static String text(Statement statement) {
    if (statement instanceof Statement.For loop) {
      String step = loop.step() == 1 ? "" : " by " + loop.step();
      return "for %" + loop.index() + " in " + text(loop.from()) + ".." + text(loop.to()) + step;
    }
    if (statement instanceof Statement.Lanes loop) {
      String whole = loop.whole() ? " whole" : "";
      return "lanes %" + loop.index() + " in " + text(loop.from()) + ".." + text(loop.to()) + whole;
    }
    if (statement instanceof Statement.ShortLanes loop) {
      return "lanes %"
          + loop.index()
          + " in 0.."
          + text(loop.to())
          + loop.reaches().stream().map(LoopPrinter::text).collect(Collectors.joining());
    }
    if (statement instanceof Statement.Staged) {
      return "staged";
    }
    if (statement instanceof Statement.Raised) {
      return "raised";
    }
    if (statement instanceof Statement.Filled filled) {
      return "filled " + parts(filled.parts());
    }
    if (statement instanceof Statement.StoreRow row) {
      return element(row.array(), row.index()) + ".. = " + parts(row.values());
    }
    if (statement instanceof Statement.Note note) {
      return "note " + note.remark();
    }
    if (statement instanceof Statement.Return given) {
      return "return %" + given.local();
    }
    if (statement instanceof Statement.While loop) {
      return "while " + text(loop.condition());
    }
    if (statement instanceof Statement.If choice) {
      return "if " + text(choice.condition());
    }
    if (statement instanceof Statement.Assign assign) {
      return "%" + assign.local() + " = " + text(assign.value());
    }
    if (statement instanceof Statement.Let let) {
      return "%" + let.local() + " = " + text(let.value());
    }
    if (statement instanceof Statement.Accumulator accumulator) {
      return "var %"
          + accumulator.local()
          + " "
          + accumulator.width()
          + " = "
          + text(accumulator.start());
    }
    if (statement instanceof Statement.Fold fold) {
      return "%" + fold.local() + " " + word(fold.function()) + "= " + text(fold.value());
    }
    if (statement instanceof Statement.Combine combine) {
      return "%" + combine.local() + " " + word(combine.function()) + "= %" + combine.other();
    }
    if (statement instanceof Statement.Improve improve) {
      return "%"
          + improve.best()
          + ", %"
          + improve.place()
          + " "
          + improve.of()
          + "= "
          + text(improve.value())
          + " at "
          + text(improve.at());
    }
    if (statement instanceof Statement.Store store) {
      return element(store.array(), store.index()) + " = " + text(store.value());
    }
    Statement.Update update = (Statement.Update) statement;
    return element(update.array(), update.index())
        + " "
        + word(update.function())
        + "= "
        + text(update.value());
  }

  private static String text(Statement.Reach reach) {
    String end = reach.end().map(LoopPrinter::text).orElse("end");
    return ", " + element(reach.array(), reach.first()) + " by " + reach.stride() + " to " + end;
  }

  private static String element(int array, Expression index) {
    return "a" + array + "[" + text(index) + "]";
  }

  private static String word(Function function) {
    return SIGNS.getOrDefault(function, function.name().toLowerCase(Locale.ROOT));
  }

  private static String text(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.decimal();
    }
    if (expression instanceof Expression.Local local) {
      return switch (local.number()) {
        case Turns.FROM -> "from";
        case Turns.TO -> "to";
        default -> "%" + local.number();
      };
    }
    if (expression instanceof Expression.Size size) {
      return size.extent().toString();
    }
    if (expression instanceof Expression.Read read) {
      return element(read.array(), read.index());
    }
    if (expression instanceof Expression.Checked checked) {
      return "inside(" + text(checked.index()) + ", " + checked.extent() + ")";
    }
    if (expression instanceof Expression.Choose choose) {
      return "("
          + text(choose.condition())
          + " ? "
          + text(choose.then())
          + " : "
          + text(choose.otherwise())
          + ")";
    }
    if (expression instanceof Expression.Select) {
      return "select(" + parts(expression.parts()) + ")";
    }
    if (expression instanceof Expression.Within) {
      return "within(" + parts(expression.parts()) + ")";
    }
    return text((Expression.Apply) expression);
  }

  private static String parts(List<Expression> parts) {
    return parts.stream().map(LoopPrinter::text).collect(Collectors.joining(", "));
  }

  private static String text(Expression.Apply apply) {
    List<String> arguments = apply.arguments().stream().map(LoopPrinter::text).toList();
    return SIGNS.containsKey(apply.function())
        ? "(" + String.join(" " + SIGNS.get(apply.function()) + " ", arguments) + ")"
        : word(apply.function()) + "(" + String.join(", ", arguments) + ")";
  }
}
