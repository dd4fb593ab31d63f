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

  Code array(int buffer) {
    return array(program.buffers().get(buffer));
  }

  private Code array(Buffer buffer) {
    Place place = buffer.place();
    if (place instanceof Place.Input input) {
      return Code.primary("$N.array()", names.input(input.index()));
    }
    if (place instanceof Place.Seed seed) {
      return Code.primary("$N.array()", names.seed(seed.index()));
    }
    if (place instanceof Place.Parameter parameter) {
      return Code.primary("parameters$L.array()", access(parameter.index()));
    }
    if (place instanceof Place.State state) {
      return Code.primary("$L.array()", state(state.index()));
    }
    if (place instanceof Place.NextState next) {
      return Code.primary("$N[$L].array()", States.NEXT, next.number());
    }
    if (place instanceof Place.Draws) {
      return Code.primary("$N", States.DRAWS);
    }
    if (place instanceof Place.Gradient gradient) {
      return Code.primary("gradients$L.array()", access(gradient.parameter()));
    }
    if (place instanceof Place.InputGradient gradient) {
      return Code.primary("$N.array()", names.inputGradient(gradient.input()));
    }
    if (place instanceof Place.Output output) {
      return Code.primary("$N.array()", names.output(output.index()));
    }
    if (place instanceof Place.Loss) {
      return Code.primary("loss");
    }
    if (place instanceof Place.Constant constant) {
      return Code.primary("$N", names.table(constant.table()));
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
