package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradwright.compiler.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeNamesTest {
  @Test
  void aNameThatIsTakenGetsTheNextFreeNumber() {
    ScopeNames names = new ScopeNames(List.of("loss"));
    assertEquals("w3", names.variable("w3", 0));
    assertEquals("w", names.variable("w", 1));
    assertEquals("w2", names.variable("w", 2));
    assertEquals("w4", names.variable("w", 3));
    assertEquals("loss2", names.variable("loss", 4));
  }

  @Test
  void classesDifferByMoreThanCase() {
    ScopeNames names = new ScopeNames(List.of("Type"));
    assertEquals("Fc", names.type("fc", 1));
    assertEquals("FC2", names.type("FC", 2));
    assertEquals("FC3", names.type("fC", 3));
    assertEquals("TYPE2", names.type("TYPE", 4));
  }

  @Test
  void namingManyValuesAlikeIsLinear() {
    Work.of(() -> nameAll(1_000));
    long few = Work.of(() -> nameAll(2_000));
    long many = Work.of(() -> nameAll(20_000));
    assertTrue(many < 15 * few, few + " bytes became " + many);
  }

  private static void nameAll(int count) {
    ScopeNames names = new ScopeNames(List.of());
    for (int i = 0; i < count; i++) {
      names.variable("value", i);
    }
  }
}
