package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.type.ElementType;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Where the arrays of slots stand that are too many for a field each: in one field for each element
 * type, by their numbers. A class holds at most 65,535 constants; a field takes several, and an
 * index beyond 16 bits is one, so there numbers are cut into pages.
 *
 * @param slots all of a program
 */
record SlotArrays(List<Slot> slots) {
  private static final int MOST_FIELDS = 500;
  private static final int MOST_INDICES = Short.MAX_VALUE;
  private static final int PAGE = 256;

  /** Whether a field each would be too many. */
  boolean areSpread() {
    return slots.size() > MOST_FIELDS;
  }

  private boolean arePaged() {
    return slots.size() > MOST_INDICES;
  }

  /** A slot by its number. */
  Code at(int number) {
    String field = field(slots.get(number).element());
    return arePaged()
        ? Code.primary("$N[$L][$L]", field, number / PAGE, number % PAGE)
        : Code.primary("$N[$L]", field, number);
  }

  /** The slot of some element type whose number a variable holds. */
  CodeBlock at(ElementType element, String number) {
    return arePaged()
        ? CodeBlock.of("$N[$N / $L][$N % $L]", field(element), number, PAGE, number, PAGE)
        : CodeBlock.of("$N[$N]", field(element), number);
  }

  /** The field of an element type, with empty arrays yet. */
  FieldSpec field(ElementType element, TypeName primitive) {
    TypeName arrays = ArrayTypeName.of(ArrayTypeName.of(primitive));
    CodeBlock lengths =
        arePaged()
            ? CodeBlock.of("[$L][$L]", (slots.size() - 1) / PAGE + 1, PAGE)
            : CodeBlock.of("[$L]", slots.size());
    return FieldSpec.builder(
            arePaged() ? ArrayTypeName.of(arrays) : arrays,
            field(element),
            Modifier.PRIVATE,
            Modifier.FINAL)
        .initializer("new $T$L[0]", primitive, lengths)
        .build();
  }

  private static String field(ElementType element) {
    return switch (element) {
      case REAL -> "reals";
      case INT -> "ints";
      case BOOL -> "bools";
      case F32 -> "singles";
      case F16 -> "halves";
      case BF16 -> "brains";
    };
  }
}
