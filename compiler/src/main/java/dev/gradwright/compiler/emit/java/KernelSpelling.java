package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.loop.VectorBody;
import dev.gradwright.compiler.loop.Width;
import dev.gradwright.compiler.scalar.Fold;
import dev.gradwright.compiler.scalar.Function;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.random.Fill;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** A kernel as a static method over arrays. */
final class KernelSpelling {
  static final List<String> INDICES =
      List.of("i", "j", "k", "l", "m", "p", "q", "r", "s", "t", "u", "v");

  private final NamedKernel kernel;
  private final Precision precision;
  private final Optional<LaneMethods> lanes;
  private final KernelNames names;
  private final ScopeNames scope;
  private final LocalNames locals;
  private final ExtentSpelling extents;
  private final ExpressionSpelling expressions;
  private int loops;

  private KernelSpelling(
      NamedKernel kernel,
      Map<Integer, String> wishes,
      Precision precision,
      Optional<LaneMethods> lanes) {
    this.kernel = kernel;
    this.precision = precision;
    this.lanes = lanes;
    this.names = new KernelNames(wishes, precision);
    this.scope = names.scope();
    this.locals = names.locals();
    this.extents = new ExtentSpelling(names::dim);
    this.expressions =
        new ExpressionSpelling(precision, extents, names::array, locals::get, names::width);
  }

  /** The portable method, which leaves the work to one with vectors where there is one. */
  static MethodSpec spell(NamedKernel kernel, String name, Precision precision, VectorCall call) {
    KernelSpelling spelling =
        new KernelSpelling(kernel, kernel.locals(), precision, Optional.empty());
    MethodSpec.Builder method = spelling.method(name).addModifiers(Modifier.PRIVATE);
    kernel
        .vectors()
        .ifPresent(
            vectors -> {
              Optional<Code> length = vectors.length().map(spelling.extents::asInt);
              call.addTo(method, name, length, vectors.least(precision));
            });
    return method.addCode(spelling.body(kernel.kernel().body())).build();
  }

  /** The method with vectors, and those it calls. */
  static List<MethodSpec> spellVectors(
      NamedKernel kernel, String name, Precision precision, ScopeNames methods) {
    VectorBody vectors = kernel.vectors().orElseThrow();
    LaneMethods lanes = new LaneMethods(name, methods);
    KernelSpelling spelling =
        new KernelSpelling(kernel, vectors.locals(), precision, Optional.of(lanes));
    MethodSpec method = spelling.method(name).addCode(spelling.body(vectors.body())).build();
    return lanes.after(method);
  }

  /** The method of a part of a chain, which gives the sum of its elements if it adds them up. */
  static MethodSpec spellStage(NamedKernel stage, String name, Precision precision) {
    KernelSpelling spelling =
        new KernelSpelling(stage, stage.locals(), precision, Optional.empty());
    MethodSpec.Builder method = spelling.method(name);
    List<Statement> body = stage.kernel().body();
    if (body.get(body.size() - 1) instanceof Statement.Return) {
      method.returns(TypeName.DOUBLE);
    }
    return method.addCode(spelling.body(body)).build();
  }

  /** The method of a loop in lanes that mentions what its parameters are. */
  MethodSpec row(String name, Statement loop, Optional<Integer> folded, Mentioned mentioned) {
    KernelSpelling row = new KernelSpelling(kernel, Map.of(), precision, Optional.empty());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    row.names.addParameters(kernel.kernel(), mentioned, names, method);
    method.addCode(row.body(List.of(loop)));
    folded.ifPresent(
        total ->
            method
                .returns(names.accumulator(total))
                .addStatement("return $N", row.locals.get(total)));
    return method.build();
  }

  CodeBlock arguments(Mentioned mentioned) {
    return names.arguments(mentioned);
  }

  String local(int local) {
    return locals.get(local);
  }

  private MethodSpec.Builder method(String name) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
    if (!kernel.remark().isEmpty()) {
      method.addComment("$L", Words.inComment(kernel.remark().toString()));
    }
    names.addParameters(kernel, method);
    return method;
  }

  static TypeName type(ElementType element, Precision precision) {
    return switch (element) {
      case REAL -> precision == Precision.F32 ? TypeName.FLOAT : TypeName.DOUBLE;
      case INT -> TypeName.INT;
      case BOOL -> TypeName.BOOLEAN;
      case F32 -> TypeName.FLOAT;
      case F16, BF16 -> TypeName.SHORT;
    };
  }

  CodeBlock body(List<Statement> statements) {
    CodeBlock.Builder code = CodeBlock.builder();
    statements.forEach(statement -> add(code, statement));
    return code.build();
  }

  private void add(CodeBlock.Builder code, Statement statement) {
    if (statement instanceof Statement.For loop) {
      addLoop(code, loop);
    } else if (statement instanceof Statement.Lanes loop) {
      addLanes(code, loop);
    } else if (statement instanceof Statement.ShortLanes loop) {
      addLanes(code, loop);
    } else if (statement instanceof Statement.Staged staged) {
      new StagedLoop(staged.loop(), scope, locals, this).addTo(code);
    } else if (statement instanceof Statement.Raised raised) {
      new RaisedLoop(raised.loop(), precision, scope, locals, this).addTo(code);
    } else if (statement instanceof Statement.Filled filled) {
      addFill(code, filled);
    } else if (statement instanceof Statement.StoreRow row) {
      addRow(code, row);
    } else if (statement instanceof Statement.While loop) {
      open(code, "while ($L)", text(loop.condition()));
      code.add(body(loop.body()));
      code.endControlFlow();
    } else if (statement instanceof Statement.If choice) {
      addChoice(code, choice);
    } else if (statement instanceof Statement.Assign assign) {
      line(code, "$N = $L", locals.get(assign.local()), text(assign.value()));
    } else if (statement instanceof Statement.Note note) {
      code.add("// $L\n", Words.inComment(note.remark().toString()));
    } else if (statement instanceof Statement.Return given) {
      line(code, "return $N", locals.get(given.local()));
    } else if (statement instanceof Statement.Let let) {
      addLet(code, let);
    } else if (statement instanceof Statement.Accumulator accumulator) {
      addAccumulator(code, accumulator);
    } else if (statement instanceof Statement.Fold fold) {
      String local = locals.get(fold.local());
      addFold(code, Code.primary("$N", local), fold.function(), fold.value());
    } else if (statement instanceof Statement.Combine combine) {
      Code other = Code.primary("$N", locals.get(combine.other()));
      add(code, Code.primary("$N", locals.get(combine.local())), combine.function(), other);
    } else if (statement instanceof Statement.Improve improve) {
      addImprove(code, improve);
    } else if (statement instanceof Statement.Store store) {
      line(code, "$L = $L", element(store.array(), store.index()), text(store.value()));
    } else {
      Statement.Update update = (Statement.Update) statement;
      Code element = element(update.array(), update.index());
      addFold(code, element, update.function(), update.value());
    }
  }

  private static void line(CodeBlock.Builder code, String format, Object... parts) {
    code.addStatement(Code.primary(format, parts).text());
  }

  private static void open(CodeBlock.Builder code, String format, Object... parts) {
    code.beginControlFlow("$L", Code.primary(format, parts).text());
  }

  private Code text(Expression expression) {
    return expressions.spell(expression);
  }

  private Code element(int array, Expression index) {
    return Code.primary("$N[$L]", names.array(array), text(index));
  }

  /** {@code array, index}. */
  CodeBlock place(int array, Expression index) {
    return Code.primary("$N, $L", names.array(array), text(index)).text();
  }

  String name(int array) {
    return names.array(array);
  }

  CodeBlock scalar(Expression expression) {
    return text(expression).text();
  }

  /** What an index is compared with. */
  Code bound(Expression to) {
    return text(to).atLeast(Code.RELATION + 1);
  }

  private void addLoop(CodeBlock.Builder code, Statement.For loop) {
    Code from = text(loop.from());
    Code to = bound(loop.to());
    String index = locals.declareFirstOf(INDICES, loop.index());
    Code step =
        loop.step() == 1
            ? Code.primary("$N++", index)
            : Code.primary("$N += $L", index, loop.step());
    open(code, "for (int $N = $L; $N < $L; $L)", index, from, index, to, step);
    loops++;
    code.add(body(loop.body()));
    loops--;
    code.endControlFlow();
  }

  private void addLanes(CodeBlock.Builder code, Statement.Lanes loop) {
    boolean isSmall = LaneMethods.isStrip(loop) || loop.folded().isPresent();
    if (lanes.isEmpty() || loops == 0 && isSmall) {
      new LaneLoop(loop, precision, scope, locals, this).addTo(code);
    } else if (loops == 0) {
      addLoop(code, LaneMethods.strips(loop));
    } else {
      code.addStatement("$L", lanes.get().call(loop, this));
    }
  }

  private void addLanes(CodeBlock.Builder code, Statement.ShortLanes loop) {
    if (lanes.isEmpty()) {
      new ShortLaneLoop(loop, precision, scope, locals, this).addTo(code);
    } else {
      code.addStatement("$L", lanes.get().call(loop, this));
    }
  }

  private void addRow(CodeBlock.Builder code, Statement.StoreRow row) {
    for (int i = 0; i < row.values().size(); i++) {
      Code first = text(row.index());
      Code place = i == 0 ? first : Code.primary("$L + $L", first, i);
      line(code, "$N[$L] = $L", names.array(row.array()), place, text(row.values().get(i)));
    }
  }

  private void addFill(CodeBlock.Builder code, Statement.Filled filled) {
    Statement.Store store = (Statement.Store) filled.loop().body().get(0);
    Expression.Apply draw = (Expression.Apply) store.value();
    List<Expression> words = draw.arguments().subList(0, draw.arguments().size() - 1);
    code.addStatement(
        "$T.$L($L, $L, $L, $L)",
        Fill.class,
        draw.function().name().toLowerCase(Locale.ROOT),
        place(store.array(), filled.first()),
        scalar(filled.count()),
        words.stream().map(this::scalar).collect(CodeBlock.joining(", ")),
        scalar(filled.place()));
  }

  private void addChoice(CodeBlock.Builder code, Statement.If choice) {
    open(code, "if ($L)", text(choice.condition()));
    code.add(body(choice.then()));
    if (!choice.otherwise().isEmpty()) {
      code.nextControlFlow("else");
      code.add(body(choice.otherwise()));
    }
    code.endControlFlow();
  }

  private void addLet(CodeBlock.Builder code, Statement.Let let) {
    Code value = text(let.value());
    String name = locals.declare(let);
    line(code, "$T $N = $L", type(let.value().element(), precision), name, value);
  }

  private void addAccumulator(CodeBlock.Builder code, Statement.Accumulator accumulator) {
    Code start = start(accumulator);
    String name = locals.declare(accumulator.local(), "total");
    TypeName type = names.accumulate(accumulator.local(), accumulator.width());
    line(code, "$T $N = $L", type, name, start);
  }

  private Code start(Statement.Accumulator accumulator) {
    return accumulator.width() == Width.DOUBLE
            && accumulator.start() instanceof Expression.Literal l
        ? Literals.spell(l.decimal(), l.element(), Precision.F64)
        : text(accumulator.start());
  }

  private void addFold(CodeBlock.Builder code, Code target, Function function, Expression value) {
    boolean subtracts =
        function == Function.ADD
            && value instanceof Expression.Apply apply
            && apply.function() == Function.NEGATE;
    if (subtracts) {
      line(code, "$L -= $L", target, text(value.parts().get(0)));
    } else {
      add(code, target, function, text(value));
    }
  }

  private void add(CodeBlock.Builder code, Code target, Function function, Code value) {
    switch (function) {
      case ADD -> line(code, "$L += $L", target, value);
      case MULTIPLY -> line(code, "$L *= $L", target, value);
      case MAXIMUM -> line(code, "$L = $T.max($L, $L)", target, Math.class, target, value);
      case MINIMUM -> line(code, "$L = $T.min($L, $L)", target, Math.class, target, value);
      default -> throw new IllegalArgumentException("nothing folds by " + function);
    }
  }

  private void addImprove(CodeBlock.Builder code, Statement.Improve improve) {
    String best = locals.get(improve.best());
    String better = improve.of() == Fold.ARGMAX ? ">" : "<";
    String candidate = scope.variable("candidate", new Object());
    ElementType element = improve.value().element();
    line(code, "$T $N = $L", type(element, precision), candidate, text(improve.value()));
    open(code, "if ($N $L $N)", candidate, better, best);
    line(code, "$N = $N", best, candidate);
    line(code, "$N = $L", locals.get(improve.place()), text(improve.at()));
    code.endControlFlow();
  }
}
