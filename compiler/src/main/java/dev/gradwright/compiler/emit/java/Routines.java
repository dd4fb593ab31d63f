package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.MatrixProduct;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.runtime.kernel.Batch;
import dev.gradwright.runtime.kernel.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The steps of a model's routines, its kernels, and the products prepared for them. */
final class Routines {
  /** Beyond these, kernels go into nested classes, to keep constant pools small. */
  private static final int KERNELS_PER_CLASS = 200;

  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final Places places;
  private final ExtentSpelling extents;
  private final Map<Object, String> products = new LinkedHashMap<>();
  private final List<CodeBlock> preparations = new ArrayList<>();

  /** A product that is repeated along one axis. */
  private record Repeated(MatrixProduct product, Step.Repeat repeat) {}

  Routines(Program program, TypeSpec.Builder type, ModelNames names, Places places) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.places = places;
    this.extents = new ExtentSpelling(names::dim);
  }

  /** Adds the routines, and leaves in {@link #preparations()} what binding the dims must do. */
  void addRoutines() {
    for (Routine routine : program.routines()) {
      List<CodeBlock> steps = routine.steps().stream().map(this::step).toList();
      String name = computeMethod(routine.entry());
      CodeBlock body =
          new Chunks(type, names.methods())
              .body(steps, name, m -> m.addModifiers(Modifier.PRIVATE), CodeBlock.of(""));
      type.addMethod(
          MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addCode(body).build());
    }
  }

  static String computeMethod(Entry entry) {
    return switch (entry) {
      case PREDICT -> "computePredict";
      case FORWARD -> "computeForward";
      case BACKWARD -> "computeBackward";
    };
  }

  /** Statements that prepare the products for the present dims. */
  List<CodeBlock> preparations() {
    return preparations;
  }

  private CodeBlock step(Step step) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (step instanceof Step.Launch launch) {
      code.addStatement("$L", launch(launch));
    } else {
      addMultiply(code, (Step.Multiply) step);
    }
    return code.build();
  }

  private CodeBlock launch(Step.Launch launch) {
    List<CodeBlock> arguments = new ArrayList<>();
    launch.buffers().forEach(buffer -> arguments.add(places.array(buffer)));
    for (String dim : program.kernels().get(launch.kernel()).kernel().dims()) {
      arguments.add(CodeBlock.of("$N", names.dim(dim)));
    }
    CodeBlock name = CodeBlock.of("$N", names.kernel(launch.kernel()));
    CodeBlock owner =
        isSpread()
            ? CodeBlock.of("$T.", kernelClass(launch.kernel() / KERNELS_PER_CLASS))
            : CodeBlock.of("");
    return CodeBlock.of("$L$L($L)", owner, name, CodeBlock.join(arguments, ", "));
  }

  private boolean isSpread() {
    return program.kernels().size() > KERNELS_PER_CLASS;
  }

  private ClassName kernelClass(int number) {
    ClassName model = ClassName.get(program.face().packageName(), program.face().name());
    return ModelNames.nested(model, "Kernels" + (number + 1));
  }

  void addKernels() {
    List<NamedKernel> kernels = program.kernels();
    TypeSpec.Builder owner = type;
    for (int i = 0; i < kernels.size(); i++) {
      if (isSpread() && i % KERNELS_PER_CLASS == 0) {
        closeKernels(owner);
        owner =
            TypeSpec.classBuilder(kernelClass(i / KERNELS_PER_CLASS))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
      }
      owner.addMethod(KernelSpelling.spell(kernels.get(i), names.kernel(i), program.precision()));
    }
    closeKernels(owner);
  }

  private void closeKernels(TypeSpec.Builder owner) {
    if (owner != type) {
      type.addType(owner.build());
    }
  }

  private void addMultiply(CodeBlock.Builder code, Step.Multiply multiply) {
    if (!multiply.remark().isEmpty()) {
      code.add("// $L\n", Words.inComment(multiply.remark()));
    }
    List<Step.Repeat> repeats = multiply.repeats();
    CodeBlock a = extents.asInt(multiply.a().offset()).text();
    CodeBlock b = extents.asInt(multiply.b().offset()).text();
    CodeBlock c = extents.asInt(multiply.c().offset()).text();
    int loops = Math.max(0, repeats.size() - 1);
    for (int i = 0; i < loops; i++) {
      String index = "turn" + (i == 0 ? "" : i + 1);
      Step.Repeat repeat = repeats.get(i);
      code.beginControlFlow(
          "for (int $L = 0; $L < $L; $L++)",
          index,
          index,
          extents.asInt(repeat.count()).text(),
          index);
      a = moved(a, index, repeat.strideA());
      b = moved(b, index, repeat.strideB());
      c = moved(c, index, repeat.strideC());
    }
    code.addStatement(
        "KERNELS.multiply($N, $L, $L, $L, $L, $L, $L, scratch)",
        repeats.isEmpty()
            ? product(multiply.product(), multiply)
            : batch(multiply.product(), repeats.get(repeats.size() - 1), multiply),
        places.array(multiply.a().buffer()),
        a,
        places.array(multiply.b().buffer()),
        b,
        places.array(multiply.c().buffer()),
        c);
    for (int i = 0; i < loops; i++) {
      code.endControlFlow();
    }
  }

  private CodeBlock moved(CodeBlock offset, String index, Extent stride) {
    if (stride.equals(Extent.ZERO)) {
      return offset;
    }
    CodeBlock move = CodeBlock.of("$L * $L", index, extents.asInt(stride).atLeast(Code.UNARY));
    return offset.toString().equals("0") ? move : CodeBlock.of("$L + $L", offset, move);
  }

  private String wish(Step.Multiply multiply) {
    return program.buffers().get(multiply.c().buffer()).name() + "Product";
  }

  private String product(MatrixProduct product, Step.Multiply step) {
    String known = products.get(product);
    return known != null ? known : prepare(product, step, Product.class, product(product));
  }

  private String batch(MatrixProduct product, Step.Repeat repeat, Step.Multiply step) {
    Repeated repeated = new Repeated(product, repeat);
    String known = products.get(repeated);
    return known != null
        ? known
        : prepare(
            repeated,
            step,
            Batch.class,
            CodeBlock.of(
                "new $T($L, $L, $L, $L, $L)",
                Batch.class,
                product(product),
                extents.asInt(repeat.count()).text(),
                extents.asInt(repeat.strideA()).text(),
                extents.asInt(repeat.strideB()).text(),
                extents.asInt(repeat.strideC()).text()));
  }

  private String prepare(Object key, Step.Multiply step, Class<?> fieldType, CodeBlock value) {
    String field = names.fields().variable(wish(step), key);
    products.put(key, field);
    type.addField(FieldSpec.builder(fieldType, field, Modifier.PRIVATE).build());
    preparations.add(CodeBlock.builder().addStatement("$N = $L", field, value).build());
    return field;
  }

  private CodeBlock product(MatrixProduct p) {
    ClassName product = ClassName.get(Product.class);
    return CodeBlock.of(
        "new $T($T.$L, $T.$L, $T.$L, $L, $L, $L, $L, $L, $L)",
        product,
        product.nestedClass("Layout"),
        p.left(),
        product.nestedClass("Layout"),
        p.right(),
        product.nestedClass("Store"),
        p.store(),
        extents.asInt(p.m()).text(),
        extents.asInt(p.n()).text(),
        extents.asInt(p.k()).text(),
        extents.asInt(p.leadingA()).text(),
        extents.asInt(p.leadingB()).text(),
        extents.asInt(p.leadingC()).text());
  }
}
