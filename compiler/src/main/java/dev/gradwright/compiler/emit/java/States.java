package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.runtime.random.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * What a training step changes beside the gradients: states become what the way forward computed
 * for them once the way back, which still reads them, is done; the draws go to the next step.
 */
final class States {
  static final String NEXT = "nextStates";
  static final String DRAWS = "draws";
  private static final String STEPPED = "stepped";

  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final TensorTypes types;
  private final Places places;
  private final List<Integer> updated;

  States(
      Program program, TypeSpec.Builder type, ModelNames names, TensorTypes types, Places places) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.types = types;
    this.places = places;
    this.updated = updated(program);
  }

  /** The states that a step updates, by the numbers of their next values. */
  private static List<Integer> updated(Program program) {
    return program.buffers().stream()
        .map(Buffer::place)
        .filter(Place.NextState.class::isInstance)
        .map(Place.NextState.class::cast)
        .sorted(Comparator.comparingInt(Place.NextState::number))
        .map(Place.NextState::state)
        .toList();
  }

  private boolean draws() {
    return program.face().draws();
  }

  /** Whether there is a step that another way back must not do twice. */
  private boolean mayGoBackAgain() {
    return !program.face().hasLoss() && (draws() || !updated.isEmpty());
  }

  void addFields() {
    if (!updated.isEmpty()) {
      TypeName tensors = ArrayTypeName.of(types.real());
      type.addField(
          FieldSpec.builder(tensors, NEXT, Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T[$L]", types.real(), updated.size())
              .build());
    }
    if (draws()) {
      type.addField(
          FieldSpec.builder(int[].class, DRAWS, Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new int[$T.WORDS]", Draws.class)
              .build());
    }
    if (mayGoBackAgain()) {
      type.addField(boolean.class, STEPPED, Modifier.PRIVATE);
    }
  }

  /** Makes room for what states become. */
  CodeBlock construction() {
    List<CodeBlock> statements = new ArrayList<>();
    for (int i = 0; i < updated.size(); i++) {
      Face.Parameter state = program.face().states().get(updated.get(i));
      CodeBlock shape = types.constantShape(state.type().shape());
      statements.add(statement("$N[$L] = $T.zeros($L)", NEXT, i, types.real(), shape));
    }
    return chunked(statements, "makeNextStates");
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  private CodeBlock chunked(List<CodeBlock> statements, String wish) {
    return new Chunks(type, names.methods())
        .body(statements, wish, m -> m.addModifiers(Modifier.PRIVATE), CodeBlock.of(""));
  }

  /** What a prediction does before it computes. */
  CodeBlock beforePrediction() {
    return draws() ? statement("parameters.draws().copyTo($N)", DRAWS) : CodeBlock.of("");
  }

  /** What a step does before it computes. */
  CodeBlock beforeForward() {
    CodeBlock.Builder code = CodeBlock.builder().add(beforePrediction());
    if (mayGoBackAgain()) {
      code.addStatement("$N = false", STEPPED);
    }
    return code.build();
  }

  /** What comes before another way back of the same step: the states are those it began with. */
  CodeBlock beforeBackward() {
    return !program.face().hasLoss() && !updated.isEmpty()
        ? CodeBlock.builder()
            .beginControlFlow("if ($N)", STEPPED)
            .addStatement("exchangeStates()")
            .endControlFlow()
            .build()
        : CodeBlock.of("");
  }

  /** What ends a step. */
  CodeBlock afterBackward() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (!updated.isEmpty()) {
      code.addStatement("exchangeStates()");
    }
    if (draws() && !program.face().hasLoss()) {
      code.beginControlFlow("if (!$N)", STEPPED)
          .addStatement("parameters.draws().advance()")
          .endControlFlow();
    } else if (draws()) {
      code.addStatement("parameters.draws().advance()");
    }
    if (mayGoBackAgain()) {
      code.addStatement("$N = true", STEPPED);
    }
    return code.build();
  }

  void addExchange() {
    if (updated.isEmpty()) {
      return;
    }
    ClassName states = ClassName.get(dev.gradwright.runtime.model.States.class);
    List<CodeBlock> statements =
        IntStream.range(0, updated.size())
            .mapToObj(
                i ->
                    statement(
                        "$T.exchange($L, $N[$L])", states, places.state(updated.get(i)), NEXT, i))
            .toList();
    type.addMethod(
        MethodSpec.methodBuilder("exchangeStates")
            .addModifiers(Modifier.PRIVATE)
            .addCode(chunked(statements, "exchangeStates"))
            .build());
  }
}
