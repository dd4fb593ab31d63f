package dev.gradwright.compiler.op;

import dev.gradwright.compiler.evaluate.Numbers;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Shape;
import dev.gradwright.compiler.type.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A tensor as the value rows write it: {@code int[2 3] 1 2 3 4 5 6}, real if nothing is said. */
public record Written(ElementType element, Numbers numbers) {
  private static final Pattern FORM = Pattern.compile("(int|bool)?(\\[([^]]*)])?(.*)");

  public static Written parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("not a tensor: " + text);
    }
    String element = form.group(1) == null ? "real" : form.group(1);
    List<Integer> extents = words(form.group(3)).map(Integer::parseInt).toList();
    double[] elements = words(form.group(4)).mapToDouble(Double::parseDouble).toArray();
    return new Written(
        ElementType.valueOf(element.toUpperCase(Locale.ROOT)), Numbers.of(extents, elements));
  }

  private static Stream<String> words(String text) {
    return text == null
        ? Stream.empty()
        : Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty());
  }

  public TensorType type() {
    return new TensorType(element, new Shape(numbers.extents().stream().map(Extent::of).toList()));
  }
}
