package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Chains as methods: a loop over strips where there are vectors, else one step after another. */
final class Chains {
  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final Places places;
  private final Routines routines;
  private final ExtentSpelling extents;

  Chains(
      Program program, TypeSpec.Builder type, ModelNames names, Places places, Routines routines) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.places = places;
    this.routines = routines;
    this.extents = new ExtentSpelling(names::dim);
  }

  /** Adds the method of a chain outside all loops, and gives its name. */
  String add(Step.Chain chain) {
    String name = names.methods().variable(chain.name() + ".chain", new Object());
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    if (!chain.remark().isEmpty()) {
      method.addComment("$L", Words.inComment(chain.remark().toString()));
    }
    method.beginControlFlow("if ($L)", VectorCall.isEnough(extents.asInt(chain.length())));
    method.addCode(strips(chain));
    method.nextControlFlow("else");
    chain.steps().forEach(step -> method.addCode(routines.step(step, Indices.none(names))));
    type.addMethod(method.endControlFlow().build());
    return name;
  }

  private CodeBlock strips(Step.Chain chain) {
    String from = names.index("from", -1);
    String to = names.index("to", -1);
    CodeBlock.Builder code = CodeBlock.builder();
    List<CodeBlock> turn = new ArrayList<>();
    List<CodeBlock> end = new ArrayList<>();
    for (Step.Stage stage : chain.stages()) {
      CodeBlock call = call(stage, from, to);
      if (stage.total().isEmpty()) {
        turn.add(CodeBlock.of("$L", call));
      } else {
        String total = names.index("total", -1 - end.size());
        code.addStatement("double $N = 0", total);
        turn.add(CodeBlock.of("$N += $L", total, call));
        end.add(left(stage.total().get(), total));
      }
    }
    CodeBlock length = extents.asInt(chain.length()).text();
    code.beginControlFlow(
        "for (int $N = 0; $N < $L; $N += $L)", from, from, length, from, Step.Chain.STRIP);
    code.addStatement(
        "int $N = $T.min($L - $N, $L) + $N", to, Math.class, length, from, Step.Chain.STRIP, from);
    turn.forEach(statement -> code.addStatement("$L", statement));
    code.endControlFlow();
    end.forEach(statement -> code.addStatement("$L", statement));
    return code.build();
  }

  private CodeBlock call(Step.Stage stage, String from, String to) {
    List<Code> arguments = new ArrayList<>();
    stage.buffers().forEach(buffer -> arguments.add(places.array(buffer)));
    for (String dim : program.stages().get(stage.kernel()).kernel().dims()) {
      arguments.add(Code.primary("$N", names.dim(dim)));
    }
    arguments.add(Code.primary("$N", from));
    arguments.add(Code.primary("$N", to));
    ClassName model = ClassName.get(program.face().packageName(), program.face().name());
    return CodeBlock.of(
        "$T.$N($L)",
        VectorClass.name(model),
        names.stage(stage.kernel()),
        Code.list(arguments).text());
  }

  private CodeBlock left(int buffer, String total) {
    CodeBlock array = places.array(buffer).text();
    return program.precision() == Precision.F32
        ? CodeBlock.of("$L[0] = (float) $N", array, total)
        : CodeBlock.of("$L[0] = $N", array, total);
  }
}
