package dev.gradwright.maven;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Plugin;

/**
 * The level of Java that a project's compiler plugin is set to: its configuration before the user's
 * properties, {@code release} before {@code source}.
 */
final class JavaLevel {
  private static final int LEAST = 17;
  // Of every version of the compiler plugin before 4.
  private static final String DEFAULT = "1.8";

  private final Optional<Plugin> compiler;
  private final List<String> properties;

  /**
   * What a project says.
   *
   * @param compiler the compiler plugin, if the project has one
   * @param properties the values of its properties, {@code release} before {@code source}; null
   *     where nobody gave one
   */
  JavaLevel(Optional<Plugin> compiler, String... properties) {
    this.compiler = compiler;
    this.properties = Arrays.stream(properties).filter(p -> p != null && !p.isBlank()).toList();
  }

  /** What to do about a level at which generated classes cannot be compiled. */
  Optional<String> advice() {
    return compiler.flatMap(this::level).filter(JavaLevel::isTooLow).map(JavaLevel::advice);
  }

  private Optional<String> level(Plugin plugin) {
    return configured(plugin, "release")
        .or(() -> properties.stream().findFirst())
        .or(() -> configured(plugin, "source"))
        .or(() -> byDefault(plugin));
  }

  /** Maven's class for configurations prints itself as XML. */
  private static Optional<String> configured(Plugin plugin, String name) {
    String xml = String.valueOf(plugin.getConfiguration());
    Matcher element = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
    return element.find() ? Optional.of(element.group(1)) : Optional.empty();
  }

  private static Optional<String> byDefault(Plugin plugin) {
    String version = String.valueOf(plugin.getVersion());
    return version.matches("[1-3][.].*") ? Optional.of(DEFAULT) : Optional.empty();
  }

  private static boolean isTooLow(String level) {
    String number = level.strip().replaceFirst("^1[.]", "");
    return number.matches("[0-9]{1,3}") && Integer.parseInt(number) < LEAST;
  }

  private static String advice(String level) {
    return String.join(
        System.lineSeparator(),
        "generated classes are Java "
            + LEAST
            + ", and this project is compiled as Java "
            + level.strip()
            + ". Add to its pom.xml:",
        "    <properties>",
        "      <maven.compiler.release>" + LEAST + "</maven.compiler.release>",
        "    </properties>");
  }
}
