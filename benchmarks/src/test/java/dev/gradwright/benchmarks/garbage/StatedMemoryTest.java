package dev.gradwright.benchmarks.garbage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.runtime.model.Model;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What models say they hold, against the arrays that can be reached from them and not from another
 * of the same class: constants are everyone's.
 */
final class StatedMemoryTest {
  private static final Pattern BYTES = Pattern.compile("(\\d+) bytes so far");

  @ParameterizedTest
  @MethodSource("dev.gradwright.benchmarks.garbage.Models#names")
  void theStatedMemoryIsWhatIsHeld(String name) throws ReflectiveOperationException {
    SmallStep other = new SmallStep(Models.type(name));
    SmallStep step = new SmallStep(Models.type(name));
    other.run();
    step.run();
    Model model = step.model();
    String memory = model.memory();
    List<Long> held =
        BYTES.matcher(memory).results().map(each -> Long.valueOf(each.group(1))).toList();
    assertEquals(model.peakBytes(), held.get(0), memory);
    long all = held.stream().mapToLong(Long::longValue).sum();
    assertEquals(all, Reachable.bytes(model, List.of(step.given(), other.model())), memory);
  }
}
