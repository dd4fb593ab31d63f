package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.Program;

/** The arrays of buffers as Java expressions inside the model class. */
final class Places {
  private final Program program;
  private final ModelNames names;
  private final ParametersClass parameters;

  Places(Program program, ModelNames names, ParametersClass parameters) {
    this.program = program;
    this.names = names;
    this.parameters = parameters;
  }

  CodeBlock array(int buffer) {
    return array(program.buffers().get(buffer));
  }

  private CodeBlock array(Buffer buffer) {
    Place place = buffer.place();
    if (place instanceof Place.Input input) {
      return CodeBlock.of("$N.array()", names.input(input.index()));
    }
    if (place instanceof Place.Seed seed) {
      return CodeBlock.of("$N.array()", names.seed(seed.index()));
    }
    if (place instanceof Place.Parameter parameter) {
      return CodeBlock.of("parameters$L.array()", access(parameter.index()));
    }
    if (place instanceof Place.State state) {
      return CodeBlock.of("$L.array()", state(state.index()));
    }
    if (place instanceof Place.NextState next) {
      return CodeBlock.of("$N[$L].array()", States.NEXT, next.number());
    }
    if (place instanceof Place.Draws) {
      return CodeBlock.of("$N", States.DRAWS);
    }
    if (place instanceof Place.Gradient gradient) {
      return CodeBlock.of("gradients$L.array()", access(gradient.parameter()));
    }
    if (place instanceof Place.InputGradient gradient) {
      return CodeBlock.of("$N.array()", names.inputGradient(gradient.input()));
    }
    if (place instanceof Place.Output output) {
      return CodeBlock.of("$N.array()", names.output(output.index()));
    }
    if (place instanceof Place.Loss) {
      return CodeBlock.of("loss");
    }
    if (place instanceof Place.Constant constant) {
      return CodeBlock.of("$N", names.table(constant.table()));
    }
    return names.slot(((Place.Shared) place).slot());
  }

  /** The tensor of a state. */
  CodeBlock state(int state) {
    return CodeBlock.of(
        "parameters$L", parameters.access(program.face().states().get(state).path()));
  }

  private CodeBlock access(int parameter) {
    return parameters.access(program.face().parameters().get(parameter).path());
  }
}
