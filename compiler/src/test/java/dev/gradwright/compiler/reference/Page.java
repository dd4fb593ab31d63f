package dev.gradwright.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sections under an introduction, with a list of them and an index of all names. */
final class Page {
  /** What a row begins with, if that has a name. */
  private static final Pattern NAME = Pattern.compile("^\\| `(\\w+)[(\\[]", Pattern.MULTILINE);

  private final String introduction;
  private final List<String> titles = new ArrayList<>();
  private final Map<String, String> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final StringBuilder sections = new StringBuilder();

  Page(String introduction) {
    this.introduction = introduction;
  }

  void add(String title, String text) {
    titles.add(title);
    sections.append("\n## ").append(title).append("\n\n").append(text);
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      places.merge(
          names.group(1),
          link(names.group(1), title),
          (one, other) -> one.contains(other) ? one : one + " " + other);
    }
  }

  /** As hosts of Markdown make anchors of titles. */
  private static String link(String text, String title) {
    String anchor = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    return "[" + text + "](#" + anchor + ")";
  }

  String text() {
    String contents = titles.stream().map(t -> link(t, t)).collect(Collectors.joining(" ·\n"));
    String index = String.join(" ·\n", places.values());
    return introduction
        + "\n**Sections:** "
        + contents
        + "\n\n**Index:** "
        + index
        + "\n"
        + sections;
  }
}
