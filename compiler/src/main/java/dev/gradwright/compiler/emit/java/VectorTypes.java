package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.gradwright.compiler.loop.Statement;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Precision;

/** The types of the Vector API for the reals of one precision. */
record VectorTypes(Precision precision) {
  private static final String PACKAGE = "jdk.incubator.vector";
  static final ClassName DOUBLES = ClassName.get(PACKAGE, "DoubleVector");

  /** By name: its class file is compiled apart. */
  static final ClassName RUNTIME = ClassName.get("dev.gradwright.runtime.kernel", "Vectors");

  ClassName vector() {
    return precision == Precision.F32 ? ClassName.get(PACKAGE, "FloatVector") : DOUBLES;
  }

  /** Of as many lanes as the machine has. */
  CodeBlock species() {
    return CodeBlock.of("$T.$L", RUNTIME, precision == Precision.F32 ? "FLOATS" : "DOUBLES");
  }

  /** How many neighbours that are alike a vector holds, two lanes to each. */
  CodeBlock pairs() {
    return CodeBlock.of(
        "$T.$L", RUNTIME, precision == Precision.F32 ? "PAIRS_OF_FLOATS" : "PAIRS_OF_DOUBLES");
  }

  /** The runtime's functions of vectors, of the bits of those of numbers. */
  ClassName elementary() {
    String name = precision == Precision.F32 ? "FloatVectorMath" : "DoubleVectorMath";
    return ClassName.get("dev.gradwright.runtime.elementary", name);
  }

  TypeName of(ElementType element) {
    return switch (element) {
      case REAL -> vector();
      case BOOL ->
          ParameterizedTypeName.get(
              ClassName.get(PACKAGE, "VectorMask"),
              KernelSpelling.type(ElementType.REAL, precision).box());
      case INT, F32, F16, BF16 -> throw new IllegalArgumentException("no lanes of " + element);
    };
  }

  /** How many partial sums there are, on every machine. */
  int parts() {
    return precision == Precision.F32 ? Statement.PARTS_F32 : Statement.PARTS_F64;
  }
}
