package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.runtime.initialise.Initialiser;
import dev.gradwright.runtime.initialise.Initialisers;
import dev.gradwright.runtime.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The static method that makes new parameters. */
final class Initialising {
  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final ParametersClass parameters;

  Initialising(
      Program program, TypeSpec.Builder type, ModelNames names, ParametersClass parameters) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.parameters = parameters;
  }

  void add() {
    List<CodeBlock> statements =
        Stream.concat(program.face().parameters().stream(), program.face().states().stream())
            .map(this::initialise)
            .toList();
    CodeBlock body =
        new Chunks(type, names.methods())
            .body(
                statements,
                "initialise",
                m ->
                    m.addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addParameter(parameters.name(), "parameters")
                        .addParameter(long.class, "seed"),
                CodeBlock.of("parameters, seed"));
    type.addMethod(
        MethodSpec.methodBuilder("initialise")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("New parameters, each from a random stream of its own.\n\n")
            .addJavadoc("@param seed equal seeds give equal bits\n")
            .addJavadoc("@return parameters for any number of workspaces\n")
            .returns(parameters.name())
            .addParameter(long.class, "seed")
            .addStatement("$T parameters = new $T()", parameters.name(), parameters.name())
            .addCode(body)
            .addCode(seedDraws())
            .addStatement("return parameters")
            .build());
  }

  private CodeBlock seedDraws() {
    return program.face().draws()
        ? CodeBlock.builder().addStatement("parameters.draws().moveTo(seed, 0)").build()
        : CodeBlock.of("");
  }

  private CodeBlock initialise(Face.Parameter parameter) {
    CodeBlock target = CodeBlock.of("parameters$L", parameters.access(parameter.path()));
    CodeBlock call =
        parameter.start() instanceof Face.Start.Row row
            ? drawn(row, target, MemberPath.of(parameter.path()))
            : elements((Face.Start.Elements) parameter.start(), target);
    return CodeBlock.builder().addStatement(call).build();
  }

  private static CodeBlock elements(Face.Start.Elements elements, CodeBlock target) {
    CodeBlock values =
        CodeBlock.join(elements.values().stream().map(v -> CodeBlock.of("$L", v)).toList(), ", ");
    return CodeBlock.of("$L.copyFrom(new double[] {$L}, 0)", target, values);
  }

  private static CodeBlock drawn(Face.Start.Row row, CodeBlock target, String stream) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(target);
    arguments.add(CodeBlock.of("$T.of(seed, $S)", RandomStream.class, stream));
    for (Initialiser.Argument argument : arguments(row)) {
      Double given = row.arguments().get(argument.name());
      double value = given != null ? given : argument.start().orElseThrow();
      arguments.add(CodeBlock.of("$L", value));
    }
    return CodeBlock.of(
        "$T.$L($L)", Initialisers.class, row.name(), CodeBlock.join(arguments, ", "));
  }

  private static List<Initialiser.Argument> arguments(Face.Start.Row row) {
    return Initialiser.named(row.name()).orElseThrow().arguments();
  }
}
