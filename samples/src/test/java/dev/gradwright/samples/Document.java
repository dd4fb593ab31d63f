package dev.gradwright.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the documentation and its fenced blocks. */
record Document(Path file, List<Block> blocks) {
  private static final Pattern FENCED =
      Pattern.compile("^```(\\w+) ?([^\\n]*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  private static final Pattern TITLE = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  /**
   * One block.
   *
   * @param language the first word of its fence
   * @param name the rest of its fence
   * @param line where it begins, from 1
   */
  record Block(String language, String name, String text, int line) {}

  static Document read(String path) throws IOException {
    Path file = Path.of("..").resolve(path);
    String text = Files.readString(file);
    List<Block> blocks = new ArrayList<>();
    Matcher found = FENCED.matcher(text);
    while (found.find()) {
      int line = 1 + (int) text.substring(0, found.start()).lines().count();
      blocks.add(new Block(found.group(1), found.group(2), found.group(3), line));
    }
    return new Document(file, blocks);
  }

  List<Block> in(String language) {
    return blocks.stream().filter(block -> block.language().equals(language)).toList();
  }

  /** Where the page's links lead within the project; what looks like one in code is none. */
  List<String> links() throws IOException {
    String prose = FENCED.matcher(Files.readString(file)).replaceAll("").replaceAll("`[^`]*`", "`");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.startsWith("http"))
        .distinct()
        .toList();
  }

  /** The places of a page, as hosts of Markdown make them of its titles. */
  static Set<String> anchors(String text) {
    return TITLE
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(title -> title.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", ""))
        .map(title -> title.replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** The block that follows another. */
  Block after(Block block) {
    return blocks.get(blocks.indexOf(block) + 1);
  }
}
