package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.runtime.tensor.BooleanTensor;
import dev.gradwright.runtime.tensor.DoubleTensor;
import dev.gradwright.runtime.tensor.FloatTensor;
import dev.gradwright.runtime.tensor.IntTensor;
import java.util.List;

/** The Java types of tensors and elements in one precision. */
record TensorTypes(Precision precision) {

  ClassName real() {
    return of(ElementType.REAL);
  }

  ClassName of(ElementType element) {
    return switch (element) {
      case REAL ->
          ClassName.get(precision == Precision.F32 ? FloatTensor.class : DoubleTensor.class);
      case INT -> ClassName.get(IntTensor.class);
      case BOOL -> ClassName.get(BooleanTensor.class);
      case F32, F16, BF16 -> throw new IllegalArgumentException("users get no " + element);
    };
  }

  TypeName primitive() {
    return KernelSpelling.type(ElementType.REAL, precision);
  }

  /** The method of a declaration that takes an untyped tensor as one of this element type. */
  String cast(ElementType element) {
    return switch (element) {
      case REAL -> precision == Precision.F32 ? "floats" : "doubles";
      case INT -> "ints";
      case BOOL -> "booleans";
      case F32, F16, BF16 -> throw new IllegalArgumentException("users get no " + element);
    };
  }

  /** Extents as arguments, over the given spelling of dims. */
  CodeBlock shape(Shape shape, ExtentSpelling extents) {
    List<CodeBlock> arguments =
        shape.extents().stream().map(extent -> extents.asInt(extent).text()).toList();
    return CodeBlock.join(arguments, ", ");
  }

  /** Extents without dims as arguments. */
  CodeBlock constantShape(Shape shape) {
    for (Extent extent : shape.extents()) {
      if (extent.constant().isEmpty()) {
        throw new IllegalArgumentException("the extent " + extent + " depends on dims");
      }
    }
    return shape(shape, new ExtentSpelling(dim -> dim));
  }
}
