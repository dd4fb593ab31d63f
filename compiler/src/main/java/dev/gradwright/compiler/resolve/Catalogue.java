package dev.gradwright.compiler.resolve;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the files of the standard library declare, imported or not: messages name the import. */
final class Catalogue {
  private static final Pattern DECLARATION =
      Pattern.compile("^(fn|layer|const) (\\w+)", Pattern.MULTILINE);

  private static final List<Item> ALL =
      StandardLibrary.NAMES.stream().flatMap(Catalogue::of).toList();

  /** One declaration: a {@code fn}, {@code layer} or {@code const} of a file. */
  record Item(String word, String name, String file) {
    boolean isLayer() {
      return word.equals("layer");
    }

    String remedy() {
      return importing(file) + ": `" + name + "` is a " + word + " of `" + file + "`";
    }
  }

  private Catalogue() {}

  private static Stream<Item> of(String file) {
    String text = new StandardLibrary().find(file).orElseThrow().text();
    return DECLARATION
        .matcher(text)
        .results()
        .map(found -> new Item(found.group(1), found.group(2), file));
  }

  static List<Item> all() {
    return ALL;
  }

  /** The import that gives a name its meaning: of a declaration, or of the file before a dot. */
  static Optional<String> remedy(String name) {
    return StandardLibrary.NAMES.contains(name)
        ? Optional.of(importing(name))
        : ALL.stream().filter(item -> item.name.equals(name)).findFirst().map(Item::remedy);
  }

  private static String importing(String file) {
    return "`import " + file + ";` at the top of the file";
  }
}
