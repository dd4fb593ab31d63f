package dev.gradwright.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.junit.jupiter.api.Test;

class JavaLevelTest {
  @Test
  void lowerLevelsAreNamedWithTheRemedy() {
    String advice = new JavaLevel(plugin("3.14.1", ""), "11").advice().orElseThrow();
    assertTrue(
        advice.startsWith(
            "generated classes are Java 17, and this project is compiled as Java 11."));
    assertTrue(advice.contains("<maven.compiler.release>17</maven.compiler.release>"));
  }

  @Test
  void theDefaultOfTheCompilerPluginIsTooLowBeforeVersion4() {
    assertLevel("1.8", new JavaLevel(plugin("3.14.1", "")));
    assertLevel("1.8", new JavaLevel(plugin("3.14.1", ""), null, null));
    assertFine(new JavaLevel(plugin("4.0.0-beta-3", "")));
    assertFine(new JavaLevel(Optional.empty()));
  }

  @Test
  void configurationComesBeforePropertiesAndReleaseBeforeSource() {
    assertFine(new JavaLevel(plugin("3.14.1", "<release>17</release><source>8</source>"), "11"));
    assertLevel("11", new JavaLevel(plugin("3.14.1", "<release>11</release>"), "17"));
    assertFine(new JavaLevel(plugin("3.14.1", "<source>1.8</source>"), "21", "8"));
    assertLevel("1.8", new JavaLevel(plugin("3.14.1", "<source>1.8</source>")));
    assertFine(new JavaLevel(plugin("3.14.1", ""), null, "17"));
    assertLevel("1.8", new JavaLevel(plugin("3.14.1", ""), null, "1.8"));
  }

  @Test
  void whatIsNoNumberIsLeftToTheCompilerPlugin() {
    assertFine(new JavaLevel(plugin("3.14.1", ""), "${java}"));
  }

  private static void assertLevel(String level, JavaLevel found) {
    assertTrue(found.advice().orElseThrow().contains("compiled as Java " + level + "."));
  }

  private static void assertFine(JavaLevel found) {
    assertEquals(Optional.empty(), found.advice());
  }

  /** Maven's configurations print themselves as XML, as strings do. */
  private static Optional<Plugin> plugin(String version, String configuration) {
    Plugin plugin = new Plugin();
    plugin.setVersion(version);
    plugin.setConfiguration("<configuration>" + configuration + "</configuration>");
    return Optional.of(plugin);
  }
}
