package dev.gradwright.compiler.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.op.Written;
import dev.gradwright.compiler.verify.Element;
import dev.gradwright.runtime.model.Declaration;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One case of {@code library/NAME.csv}: a line with the model and its dims, then its inputs,
 * parameters and outputs by name. Outputs called {@code slope...} are there for the gradient check
 * and have no values.
 */
record LibraryCase(String model, int[] dims, Map<String, Written> values) {
  /** Sums of some hundred terms of size 1, added in another order. */
  private static final double ROUNDING = 1e-12;

  static List<LibraryCase> of(Path program) {
    String name = program.getFileName().toString().replace(".grad", ".csv");
    List<LibraryCase> cases = new ArrayList<>();
    for (String line : lines(program.resolveSibling(name))) {
      String[] parts = line.split(";");
      if (parts.length == 2) {
        cases.get(cases.size() - 1).values.put(parts[0].strip(), Written.parse(parts[1]));
      } else if (!line.startsWith("#")) {
        String[] words = line.strip().split(" ");
        int[] dims = Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
        cases.add(new LibraryCase(words[0], dims, new LinkedHashMap<>()));
      }
    }
    return cases;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  String name() {
    return model + Arrays.toString(dims);
  }

  void check(ModelType type) {
    Parameters parameters = type.initialise(1);
    for (Parameter parameter : parameters.list()) {
      parameter.value().copyFrom((RealTensor) tensor(parameter.path()));
    }
    Model running = type.create(parameters, dims);
    running.forward(type.signature().inputs().stream().map(i -> tensor(i.name())).toList());
    List<Declaration> outputs = type.signature().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      if (!outputs.get(i).name().startsWith("slope")) {
        compare(outputs.get(i).name(), running.outputs().get(i));
      }
    }
  }

  private Tensor tensor(String name) {
    Written written = written(name);
    double[] elements = written.numbers().elements();
    int[] shape = shape(written.numbers());
    return switch (written.element()) {
      case REAL -> DoubleTensor.of(elements, shape);
      case INT -> IntTensor.of(Arrays.stream(elements).mapToInt(e -> (int) e).toArray(), shape);
      case BOOL, F32, F16, BF16 -> throw new AssertionError(name + " is no input");
    };
  }

  private Written written(String name) {
    if (!values.containsKey(name)) {
      throw new AssertionError(name() + " has no values for " + name);
    }
    return values.get(name);
  }

  private static int[] shape(Numbers numbers) {
    return numbers.extents().stream().mapToInt(Integer::intValue).toArray();
  }

  private void compare(String name, Tensor found) {
    Numbers expected = written(name).numbers();
    assertArrayEquals(shape(expected), found.shape(), name);
    for (int i = 0; i < found.size(); i++) {
      double value = expected.elements()[i];
      double allowed = ROUNDING * Math.max(1, Math.abs(value));
      assertEquals(value, Element.of(found, i), allowed, name + " at " + i);
    }
  }
}
