package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.parallel.Strips;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Chains as methods: a loop over strips where there are vectors, else what is there without. */
final class Chains {
  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final Places places;
  private final Routines routines;
  private final Launches launches;
  private final ExtentSpelling extents;

  Chains(
      Program program,
      TypeSpec.Builder type,
      ModelNames names,
      Places places,
      Routines routines,
      Launches launches) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.places = places;
    this.routines = routines;
    this.launches = launches;
    this.extents = new ExtentSpelling(names::dim);
  }

  /** Adds the method of a chain outside all loops, and gives its name. */
  String add(Step.Chain chain) {
    String name = names.methods().variable(chain.name() + ".chain", new Object());
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    if (!chain.remark().isEmpty()) {
      method.addComment("$L", Words.inComment(chain.remark().toString()));
    }
    List<Step.Stage> sums =
        chain.stages().stream().filter(stage -> stage.total().isPresent()).toList();
    launches.reserve(sums.size());
    method.beginControlFlow("if ($L)", VectorCall.isEnough(extents.asInt(chain.length())));
    method.addCode(launches.shareStrips(chain.length(), chain.work(), addTurns(chain, sums)));
    for (int sum = 0; sum < sums.size(); sum++) {
      method.addStatement("$L", left(sums.get(sum).total().get(), total(sum, chain)));
    }
    method.nextControlFlow("else");
    chain.steps().forEach(step -> method.addCode(routines.step(step, Indices.none(names))));
    type.addMethod(method.endControlFlow().build());
    return name;
  }

  /** Adds the method of some turns, whose strips use the same places, and gives its name. */
  private String addTurns(Step.Chain chain, List<Step.Stage> sums) {
    String name = names.methods().variable(chain.name() + ".strips", new Object());
    String first = names.index("first", -1);
    String last = names.index("last", -1);
    String turn = names.index("turn", -1);
    Code length = extents.asInt(chain.length());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(TypeName.INT, first)
            .addParameter(TypeName.INT, last);
    String home = names.index("home", -1);
    method.addStatement("int $N = $L", home, begin(first, length));
    method.beginControlFlow("for (int $N = $N; $N < $N; $N++)", turn, first, turn, last, turn);
    for (int sum = 0; sum < sums.size(); sum++) {
      method.addStatement("double $N = 0", names.index("total", sum));
    }
    method.addCode(strips(chain, sums, turn, home));
    for (int sum = 0; sum < sums.size(); sum++) {
      method.addStatement("launches.keep($L, $N, $N)", sum, turn, names.index("total", sum));
    }
    type.addMethod(method.endControlFlow().build());
    return name;
  }

  private static CodeBlock begin(String turn, Code length) {
    return CodeBlock.of("$T.begin($N, $L)", Strips.class, turn, length.text());
  }

  /** The strips of one turn. */
  private CodeBlock strips(Step.Chain chain, List<Step.Stage> sums, String turn, String home) {
    String from = names.index("from", -1);
    String to = names.index("to", -1);
    String end = names.index("end", -1);
    Code length = extents.asInt(chain.length());
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int $N = $T.begin($N + 1, $L)", end, Strips.class, turn, length.text());
    code.beginControlFlow(
        "for (int $N = $L; $N < $N; $N += $T.LENGTH)",
        from,
        begin(turn, length),
        from,
        end,
        from,
        Strips.class);
    code.addStatement(
        "int $N = $T.min($N - $N, $T.LENGTH) + $N", to, Math.class, end, from, Strips.class, from);
    for (Step.Stage stage : chain.stages()) {
      if (stage.total().isPresent()) {
        code.add("$N += ", names.index("total", sums.indexOf(stage)));
      }
      code.addStatement("$L", call(stage, from, to, home));
    }
    return code.endControlFlow().build();
  }

  /** On a strip between bounds. */
  private CodeBlock call(Step.Stage stage, String from, String to, String home) {
    List<Code> arguments = new ArrayList<>();
    stage.buffers().forEach(buffer -> arguments.add(places.array(buffer)));
    for (String dim : program.stages().get(stage.kernel()).kernel().dims()) {
      arguments.add(Code.primary("$N", names.dim(dim)));
    }
    arguments.add(Code.primary("$N", from));
    arguments.add(Code.primary("$N", to));
    arguments.add(Code.primary("$N - $N", from, home));
    ClassName model = ClassName.get(program.face().packageName(), program.face().name());
    return CodeBlock.of(
        "$T.$N($L)",
        VectorClass.name(model),
        names.stage(stage.kernel()),
        Code.list(arguments).text());
  }

  private CodeBlock total(int sum, Step.Chain chain) {
    return CodeBlock.of("launches.total($L, $L)", sum, extents.asInt(chain.length()).text());
  }

  private CodeBlock left(int buffer, CodeBlock total) {
    CodeBlock array = places.array(buffer).text();
    return program.precision() == Precision.F32
        ? CodeBlock.of("$L[0] = (float) $L", array, total)
        : CodeBlock.of("$L[0] = $L", array, total);
  }
}
