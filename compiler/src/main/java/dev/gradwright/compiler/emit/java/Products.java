package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.MatrixProduct;
import dev.gradwright.compiler.loop.Multiplication;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.loop.StridedProduct;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.runtime.kernel.Batch;
import dev.gradwright.runtime.kernel.KernelProvider;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Packed;
import dev.gradwright.runtime.kernel.Product;
import dev.gradwright.runtime.kernel.Scratch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Calls of the kernel provider, and the products prepared for them. */
final class Products {
  private static final ClassName RUNTIME_STRIDED =
      ClassName.get(dev.gradwright.runtime.kernel.StridedProduct.class);

  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final Places places;
  private final ExtentSpelling extents;
  private final Map<Object, String> products = new LinkedHashMap<>();
  private final Map<Integer, String> packed = new HashMap<>();
  private final List<CodeBlock> preparations = new ArrayList<>();

  /** A product that is repeated along some axes. */
  private record Batched(Multiplication product, List<Step.Batch> batches) {}

  Products(Program program, TypeSpec.Builder type, ModelNames names, Places places) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.places = places;
    this.extents = new ExtentSpelling(names::dim);
  }

  /** Statements that prepare the products for the present dims. */
  List<CodeBlock> preparations() {
    return preparations;
  }

  void addCall(CodeBlock.Builder code, Step.Multiply multiply, Indices indices) {
    if (!multiply.remark().isEmpty()) {
      code.add("// $L\n", Words.inComment(multiply.remark().toString()));
    }
    CodeBlock a = offset(multiply.a(), indices);
    CodeBlock b = offset(multiply.b(), indices);
    CodeBlock c = offset(multiply.c(), indices);
    for (int i = 0; i < multiply.turns().size(); i++) {
      // No loop of the model stands at a depth below 0.
      String index = names.index("turn", -1 - i);
      Step.Batch batch = multiply.turns().get(i);
      code.beginControlFlow(
          "for (int $N = 0; $N < $L; $N++)",
          index,
          index,
          extents.asInt(batch.count()).text(),
          index);
      a = moved(a, index, batch.strideA());
      b = moved(b, index, batch.strideB());
      c = moved(c, index, batch.strideC());
    }
    CodeBlock operands =
        CodeBlock.of(
            "$N, $L, $L, $L, $L",
            multiply.batches().isEmpty()
                ? product(multiply.product(), multiply.c().buffer())
                : batch(multiply.product(), multiply.batches(), multiply.c().buffer()),
            places.array(multiply.a().buffer()).text(),
            a,
            right(multiply, b),
            places.array(multiply.c().buffer()).text());
    if (multiply.moves().isPresent()) {
      code.addStatement("descent.multiply($L, $L, scratch)", multiply.moves().get(), operands);
    } else {
      code.addStatement("KERNELS.multiply($L, $L, scratch)", operands, c);
    }
    multiply.turns().forEach(turn -> code.endControlFlow());
  }

  /** The array and where B begins in it, or what it has been packed into. */
  private CodeBlock right(Step.Multiply multiply, CodeBlock offset) {
    return multiply
        .packed()
        .map(number -> CodeBlock.of("$N", packed.get(number)))
        .orElseGet(
            () -> CodeBlock.of("$L, $L", places.array(multiply.b().buffer()).text(), offset));
  }

  void addPack(CodeBlock.Builder code, Step.Pack pack, Indices indices) {
    code.addStatement(
        "KERNELS.pack($N, $L, $L, $N, scratch)",
        product(pack.product(), pack.b().buffer()),
        places.array(pack.b().buffer()).text(),
        offset(pack.b(), indices),
        packed.computeIfAbsent(pack.number(), number -> packed(pack)));
  }

  private String packed(Step.Pack pack) {
    String wish = program.buffers().get(pack.b().buffer()).name() + "Packed";
    String field = names.fields().variable(wish, new Object());
    type.addField(
        FieldSpec.builder(Packed.class, field, Modifier.PRIVATE, Modifier.FINAL)
            .initializer("scratch.packed()")
            .build());
    return field;
  }

  private CodeBlock offset(Step.Operand operand, Indices indices) {
    Affine offset = operand.offset();
    CodeBlock sum = extents.asInt(offset.offset()).text();
    for (Map.Entry<Integer, Extent> move : offset.coefficients().entrySet()) {
      sum = moved(sum, indices.name(move.getKey()), move.getValue());
    }
    return sum;
  }

  private CodeBlock moved(CodeBlock offset, String index, Extent stride) {
    if (stride.equals(Extent.ZERO)) {
      return offset;
    }
    CodeBlock move =
        CodeBlock.of("$N * $L", index, extents.asInt(stride).atLeast(Code.UNARY).text());
    return offset.toString().equals("0") ? move : CodeBlock.of("$L + $L", offset, move);
  }

  /** A field of the product; the first that needs it says for which buffer. */
  private String product(Multiplication product, int buffer) {
    String known = products.get(product);
    if (known != null) {
      return known;
    }
    return product instanceof StridedProduct strided
        ? prepare(strided, buffer, RUNTIME_STRIDED, strided(strided))
        : prepare(product, buffer, ClassName.get(Product.class), product(product));
  }

  private String batch(Multiplication product, List<Step.Batch> batches, int buffer) {
    Batched batched = new Batched(product, batches);
    String known = products.get(batched);
    return known != null
        ? known
        : prepare(batched, buffer, ClassName.get(Batch.class), batch(product, batches));
  }

  private CodeBlock batch(Multiplication product, List<Step.Batch> batches) {
    int inner = batches.size() - 1;
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("new $T($L, $L)", Batch.class, product(product), axis(batches.get(inner)));
    for (int i = inner - 1; i >= 0; i--) {
      code.add(".repeated($L)", axis(batches.get(i)));
    }
    return code.build();
  }

  private CodeBlock axis(Step.Batch batch) {
    return Stream.of(batch.count(), batch.strideA(), batch.strideB(), batch.strideC())
        .map(extent -> extents.asInt(extent).text())
        .collect(CodeBlock.joining(", "));
  }

  private String prepare(Object key, int buffer, ClassName fieldType, CodeBlock value) {
    if (products.isEmpty()) {
      addProvider();
    }
    String wish = program.buffers().get(buffer).name() + "Product";
    String field = names.fields().variable(wish, key);
    products.put(key, field);
    type.addField(FieldSpec.builder(fieldType, field, Modifier.PRIVATE).build());
    preparations.add(CodeBlock.builder().addStatement("$N = $L", field, value).build());
    return field;
  }

  private void addProvider() {
    type.addField(
        FieldSpec.builder(KernelProvider.class, "KERNELS")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$T.provider()", Kernels.class)
            .build());
    type.addField(
        FieldSpec.builder(Scratch.class, "scratch")
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T()", Scratch.class)
            .build());
  }

  private CodeBlock strided(StridedProduct p) {
    return CodeBlock.of(
        "$T.of($T.$L, $L, $L, $L)",
        RUNTIME_STRIDED,
        ClassName.get(Product.class).nestedClass("Store"),
        p.store(),
        axes(p.rows()),
        axes(p.columns()),
        axes(p.terms()));
  }

  private CodeBlock axes(List<StridedProduct.Axis> axes) {
    return CodeBlock.of(
        "$T.of($L)", List.class, axes.stream().map(this::axis).collect(CodeBlock.joining(", ")));
  }

  private CodeBlock axis(StridedProduct.Axis axis) {
    return CodeBlock.of(
        "new $T($L, $L, $L, $L)",
        RUNTIME_STRIDED.nestedClass("Axis"),
        extents.asInt(axis.extent()).text(),
        extents.asInt(axis.strideA()).text(),
        extents.asInt(axis.strideB()).text(),
        extents.asInt(axis.strideC()).text());
  }

  private CodeBlock product(Multiplication multiplication) {
    MatrixProduct p = (MatrixProduct) multiplication;
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
