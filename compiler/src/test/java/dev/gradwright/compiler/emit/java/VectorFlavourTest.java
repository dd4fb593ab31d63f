package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelType;
import dev.gradwright.runtime.parallel.Strips;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kernels on vectors compute what the portable ones do. */
class VectorFlavourTest {
  /** Nothing, too short, one vector and more of every width, with and without rests. */
  private static final int[] SIZES = {0, 1, 7, 8, 9, 14, 15, 16, 17, 31, 33, 100, 4099};

  /** Each output is another way to use lanes. */
  private static final String ELEMENTWISE =
      """
      model Elementwise {
        dim N;
        input x: real[N];
        input y: real[N];
        input rows: real[3, N];
        input one: real;
        output sums = x + y * 2.0 - x / 3.0;
        output bounds = max(min(x, y), -1.0) - abs(y) * sqrt(abs(x) + 0.25);
        output chosen = x < y ? x * y : (x == y ? one : -x);
        output both = x < 0.5 && !(y <= one) ? 1.0 / x : y;
        output across = rows * x + one;
        output apart = (x - one) * (x - one);
        output grown = exp(x) - expm1(y) + log(abs(x) + 0.5) * log1p(abs(y));
        output waves = sin(x) * cos(y) + tanh(x) - erf(y);
        output columns[n] = sum[k] rows[k, n];
        output highest = max(x * y);
        output lowest = min(rows - x);
        output framed = pad(rows, before = 1, after = 2, axis = 0) * 2.0;
        output beside = concat(x * y, exp(x), y, axis = 0);
      }
      """;

  private static final String SUMS =
      """
      model Sums {
        dim N;
        input x: real[N];
        input y: real[N];
        output total = sum(x);
        output product = sum(x * y);
      }
      """;

  @ParameterizedTest
  @EnumSource
  void elementsHaveTheSameBits(Precision precision) {
    ModelType plain = type(ELEMENTWISE, "Elementwise", precision, Flavours.PORTABLE);
    ModelType fast = type(ELEMENTWISE, "Elementwise", precision, Flavours.PORTABLE_AND_VECTORS);
    for (int size : SIZES) {
      List<Tensor> inputs = new ArrayList<>();
      Random random = new Random(size);
      inputs.add(numbers(precision, random, size));
      inputs.add(numbers(precision, random, size));
      inputs.add(numbers(precision, random, 3, size));
      inputs.add(numbers(precision, random));
      Model expected = run(plain, inputs, size);
      Model found = run(fast, inputs, size);
      for (int i = 0; i < expected.outputs().size(); i++) {
        same(expected.outputs().get(i), found.outputs().get(i), size + ": output " + i);
      }
      for (String input : List.of("x", "y", "rows")) {
        RealTensor gradient = expected.inputGradient(input).orElseThrow();
        same(gradient, found.inputGradient(input).orElseThrow(), size + ": adjoint of " + input);
      }
    }
  }

  /** The last vector of a row must not compute anew from what the one before has stored. */
  @ParameterizedTest
  @EnumSource
  void whatIsComputedInItsOwnPlaceHasTheSameBits(Precision precision)
      throws ReflectiveOperationException {
    String text =
        """
        model Steps {
          dim N;
          input x: real[N];
          input w: real[N];
          output last = turned(x, w);
        }

        fn turned<N>(x: real[N], w: real[N]) -> real[N] {
          let h = scan t in 5 from (h: real[N] = x) {
            next h = tanh(h * w) + exp(w);
          };
          return h;
        }
        """;
    ModelType plain = type(text, "Steps", precision, Flavours.PORTABLE);
    ModelType fast = type(text, "Steps", precision, Flavours.PORTABLE_AND_VECTORS);
    for (int size : SIZES) {
      Random random = new Random(size);
      List<RealTensor> inputs =
          List.of(numbers(precision, random, size), numbers(precision, random, size));
      Tensor expected = predict(plain, inputs, size);
      same(expected, predict(fast, inputs, size), size + " elements");
    }
  }

  private static Tensor predict(ModelType type, List<RealTensor> inputs, int size)
      throws ReflectiveOperationException {
    Model model = type.create(type.initialise(1), size);
    Class<?> tensor = inputs.get(0).getClass();
    Method predict = model.getClass().getMethod("predict", tensor, tensor);
    return (Tensor) predict.invoke(model, inputs.toArray());
  }

  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = "test.vectors", matches = "true")
  void allLoopsRunInLanesButThoseOfTruthsAndPlainArithmetic(Precision precision) {
    Compiled compiled = Compiled.ofText(ELEMENTWISE, precision, Flavours.PORTABLE_AND_VECTORS);
    Set<String> portable =
        kernels(compiled, "made.Elementwise")
            .filter(method -> takes(method, int.class) && !takes(method, boolean[].class))
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    kernels(compiled, "made.ElementwiseVectors").map(Method::getName).forEach(portable::remove);
    assertEquals(PLAIN, portable);
  }

  private static Stream<Method> kernels(Compiled compiled, String type) {
    return Arrays.stream(compiled.load(type).getDeclaredMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType() == void.class);
  }

  private static boolean takes(Method method, Class<?> type) {
    return List.of(method.getParameterTypes()).contains(type);
  }

  /** Whatever the width of the machine's vectors. */
  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = "test.vectors", matches = "true")
  void sumsAreOfPartsThatTakeTurns(Precision precision) {
    ModelType fast = type(SUMS, "Sums", precision, Flavours.PORTABLE_AND_VECTORS);
    for (int size : List.of(16, 17, 24, 31, 33, 100, 4099, 150_001)) {
      Random random = new Random(size);
      RealTensor x = numbers(precision, random, size);
      RealTensor y = numbers(precision, random, size);
      Model model = run(fast, List.of(x, y), size);
      double[] terms = new double[size];
      Arrays.setAll(terms, x::get);
      assertSum(terms, precision, (RealTensor) model.outputs().get(0), "total of " + size);
      Arrays.setAll(
          terms,
          i -> {
            double exact = x.get(i) * y.get(i);
            return precision == Precision.F32 ? (float) exact : exact;
          });
      assertSum(terms, precision, (RealTensor) model.outputs().get(1), "product of " + size);
    }
  }

  private static void assertSum(
      double[] terms, Precision precision, RealTensor found, String what) {
    boolean single = precision == Precision.F32;
    double sum = 0;
    // Both sums are of one array, so they are computed together, strip by strip.
    for (int turn = 0; turn < Strips.turns(terms.length); turn++) {
      double part = 0;
      int end = Strips.begin(turn + 1, terms.length);
      for (int from = Strips.begin(turn, terms.length); from < end; from += Strips.LENGTH) {
        int to = Math.min(from + Strips.LENGTH, end);
        part += inParts(Arrays.copyOfRange(terms, from, to), single ? 16 : 8);
      }
      sum += part;
    }
    assertEquals(single ? (float) sum : sum, found.get(0), what);
  }

  /** Parts that take turns, added up from both halves; then the rest. */
  private static double inParts(double[] terms, int count) {
    double[] parts = new double[count];
    int whole = terms.length / count * count;
    for (int i = 0; i < whole; i++) {
      parts[i % count] += terms[i];
    }
    for (int half = count / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        parts[i] += parts[i + half];
      }
    }
    double sum = parts[0];
    for (int i = whole; i < terms.length; i++) {
      sum += terms[i];
    }
    return sum;
  }

  /** Loops of arithmetic alone, which HotSpot runs on vectors by itself. */
  private static final Set<String> PLAIN =
      Set.of(
          "apart2",
          "apartAdjoint",
          "beside2",
          "bothPart",
          "boundsPart",
          "boundsPart2",
          "bounds2",
          "bounds3",
          "chosenPart",
          "grown3",
          "sums2");

  @Test
  void kernelsRunOnVectorsWhereTheirModuleIs() {
    assertEquals(Boolean.getBoolean("test.vectors"), Kernels.hasVectors());
    Compiled compiled = Compiled.ofText(SUMS, Precision.F32, Flavours.PORTABLE_AND_VECTORS);
    assertTrue(compiled.classes().containsKey("made.SumsVectors"));
    assertFalse(compiled.isLoaded("made.SumsVectors"));
    run(compiled.type("Sums"), inputs(8), 8);
    assertFalse(compiled.isLoaded("made.SumsVectors"), "what is short loads no vectors");
    run(compiled.type("Sums"), inputs(100), 100);
    assertEquals(Kernels.hasVectors(), compiled.isLoaded("made.SumsVectors"));
  }

  @Test
  @EnabledIfSystemProperty(named = "test.vectors", matches = "true")
  void elementaryFunctionsRunOnVectorsAsSoonAsTheyFillOne() {
    String text =
        """
        model Grown {
          dim N;
          input x: real[N];
          output grown = exp(x);
        }
        """;
    Compiled compiled = Compiled.ofText(text, Precision.F64, Flavours.PORTABLE_AND_VECTORS);
    run(compiled.type("Grown"), List.of(DoubleTensor.zeros(7)), 7);
    assertFalse(compiled.isLoaded("made.GrownVectors"), "what is short loads no vectors");
    run(compiled.type("Grown"), List.of(DoubleTensor.zeros(8)), 8);
    assertTrue(compiled.isLoaded("made.GrownVectors"));
  }

  private static List<Tensor> inputs(int size) {
    return List.of(FloatTensor.zeros(size), FloatTensor.zeros(size));
  }

  @Test
  @EnabledIfSystemProperty(named = "test.vectors", matches = "true")
  void whatLanesCannotHoldStaysPortable() {
    String text =
        """
        model Plain {
          dim N;
          input x: real[N, 3];
          input i: int[N] in 0..N;
          output gathered[n] = x[i[n], 0];
          output grown = exp(x);
        }
        """;
    Compiled compiled = Compiled.ofText(text, Precision.F32, Flavours.PORTABLE_AND_VECTORS);
    Set<String> kernels =
        kernels(compiled, "made.PlainVectors")
            .map(method -> method.getName().replaceAll("[0-9]", ""))
            .collect(Collectors.toSet());
    assertTrue(kernels.contains("grown"), kernels::toString);
    assertFalse(kernels.contains("gathered"), "places are data: " + kernels);
  }

  @Test
  @EnabledIfSystemProperty(named = "test.vectors", matches = "true")
  void choicesOfAWholeRowOrPartAreMadeBeforeItsLanes() {
    String text =
        """
        model Rows {
          dim N;
          input x: real[3, N];
          output framed = pad(x, before = 1, after = 1, axis = 0);
          output beside = concat(x, exp(x), axis = 1);
        }
        """;
    Compiled compiled = Compiled.ofText(text, Precision.F32, Flavours.PORTABLE_AND_VECTORS);
    Set<String> kernels =
        Arrays.stream(compiled.load("made.RowsVectors").getDeclaredMethods())
            .map(Method::getName)
            .map(name -> name.replaceAll("[0-9]", ""))
            .collect(Collectors.toSet());
    assertTrue(kernels.containsAll(Set.of("framed", "beside")), kernels::toString);
  }

  static ModelType type(String text, String model, Precision precision, Flavours flavours) {
    return Compiled.ofText(text, precision, flavours).type(model);
  }

  static Model run(ModelType type, List<Tensor> inputs, int size) {
    Model model = type.create(type.initialise(1), size);
    model.forward(inputs);
    List<RealTensor> seeds = new ArrayList<>();
    Random random = new Random(3);
    for (Tensor output : model.outputs()) {
      Precision precision = output instanceof FloatTensor ? Precision.F32 : Precision.F64;
      seeds.add(numbers(precision, random, output.shape()));
    }
    model.vjp(seeds);
    return model;
  }

  static RealTensor numbers(Precision precision, Random random, int... shape) {
    RealTensor tensor =
        precision == Precision.F32 ? FloatTensor.zeros(shape) : DoubleTensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.set(i, special(i, random));
    }
    return tensor;
  }

  private static double special(int i, Random random) {
    return switch (i % 13) {
      case 3 -> 0.0;
      case 5 -> -0.0;
      case 7 -> i % 2 == 0 ? 0.5 : -1;
      default -> random.nextGaussian();
    };
  }

  static void same(Tensor expected, Tensor found, String what) {
    if (expected instanceof FloatTensor floats) {
      assertArrayEquals(floats.array(), ((FloatTensor) found).array(), what);
    } else {
      assertArrayEquals(((DoubleTensor) expected).array(), ((DoubleTensor) found).array(), what);
    }
  }
}
