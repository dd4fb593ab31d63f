package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.loop.VectorBody;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Chains as methods: a loop over strips where there are vectors, else what is there without. Each
 * stage of several is called through a method of its own, without which C2 compiles them into the
 * loop until that has grown too large, and computes the last of them with objects: see {@link
 * dev.gradwright.runtime.kernel.Apart}.
 */
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
    method.beginControlFlow(
        "if ($L)", VectorCall.isEnough(extents.asInt(chain.length()), VectorBody.LEAST));
    StripTurns turns = new StripTurns(names, extents.asInt(chain.length()).text());
    method.addCode(
        launches.shareStrips(chain.length(), chain.work(), addTurns(chain, sums, turns)));
    for (int sum = 0; sum < sums.size(); sum++) {
      CodeBlock array = places.array(sums.get(sum).total().get()).text();
      method.addStatement("$L", turns.left(sum, array, program.precision()));
    }
    method.nextControlFlow("else");
    chain.steps().forEach(step -> method.addCode(routines.step(step, Indices.none(names))));
    type.addMethod(method.endControlFlow().build());
    return name;
  }

  /** Adds the method of some turns, whose strips use the same places, and gives its name. */
  private String addTurns(Step.Chain chain, List<Step.Stage> sums, StripTurns turns) {
    String name = names.methods().variable(chain.name() + ".strips", new Object());
    String home = names.index("home", -1);
    CodeBlock before = CodeBlock.builder().addStatement("int $N = $L", home, turns.begin()).build();
    CodeBlock.Builder strip = CodeBlock.builder();
    for (Step.Stage stage : chain.stages()) {
      if (stage.total().isPresent()) {
        strip.add("$N += ", turns.total(sums.indexOf(stage)));
      }
      CodeBlock back = CodeBlock.of("$N - $N", turns.from(), home);
      strip.addStatement(
          "$L",
          chain.stages().size() == 1
              ? call(stage, turns, back)
              : CodeBlock.of(
                  "$N($N, $N, $L)", addCall(stage, turns), turns.from(), turns.to(), back));
    }
    type.addMethod(turns.method(name, before, sums.size(), strip.build()));
    return name;
  }

  /** Adds a method that calls a stage, and gives its name. */
  private String addCall(Step.Stage stage, StripTurns turns) {
    String name = names.methods().variable(names.stage(stage.kernel()) + ".apart", new Object());
    String back = names.index("back", -1);
    CodeBlock call = call(stage, turns, CodeBlock.of("$N", back));
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(TypeName.INT, turns.from())
            .addParameter(TypeName.INT, turns.to())
            .addParameter(TypeName.INT, back);
    if (stage.total().isPresent()) {
      method.returns(TypeName.DOUBLE).addStatement("return $L", call);
    } else {
      method.addStatement("$L", call);
    }
    type.addMethod(method.build());
    return name;
  }

  /** On a strip between bounds. */
  private CodeBlock call(Step.Stage stage, StripTurns turns, CodeBlock back) {
    List<Code> arguments = new ArrayList<>();
    stage.buffers().forEach(buffer -> arguments.add(places.array(buffer)));
    for (String dim : program.stages().get(stage.kernel()).kernel().dims()) {
      arguments.add(Code.primary("$N", names.dim(dim)));
    }
    arguments.add(Code.primary("$N", turns.from()));
    arguments.add(Code.primary("$N", turns.to()));
    arguments.add(Code.primary("$L", back));
    ClassName model = ClassName.get(program.face().packageName(), program.face().name());
    return CodeBlock.of(
        "$T.$N($L)",
        VectorClass.name(model),
        names.stage(stage.kernel()),
        Code.list(arguments).text());
  }
}
