package dev.gradwright.compiler.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lines of a page define and what they read. */
final class PageNames {
  private static final String PLAIN = "[A-Za-z_]\\w*(?:\\[\\d+])?(?:\\.\\w+(?:\\[\\d+])?)*";
  private static final String NAME = "(?:bar |seed |draw |is |d " + PLAIN + "/d )*" + PLAIN;
  private static final Pattern READ = Pattern.compile("(" + NAME + ")([(\\[]?)");
  private static final Pattern DEFINITION =
      Pattern.compile("(next )?(" + NAME + ")(?:\\[([^]]*)])? (\\+?=)(?: (.*))?");
  private static final Pattern LOOP =
      Pattern.compile("scan (\\w+) in (.*?)(?: reverse)?(?: from (.*))?");
  private static final Pattern START = Pattern.compile("(?:^|, )(" + NAME + ")(?:\\[[^]]*])? = ");
  private static final Pattern LEAF = Pattern.compile("\\| `([^`]+)` \\| [^|]* \\| `([^`]+)` .*");
  private static final Pattern FOLD =
      Pattern.compile("\\b(?:sum|prod|max|min|argmax|argmin)\\[([^]]*)]");
  private static final Pattern OPTION = Pattern.compile("\\w+ = (?=true|\\d)");
  private static final Set<String> WORDS =
      Set.of(
          "true",
          "false",
          "with",
          "div",
          "the",
          "last",
          "sum",
          "prod",
          "max",
          "min",
          "Infinity",
          "draw words",
          "is training");

  private final List<String> lines;
  private final List<String> defined = new ArrayList<>();
  private final Set<String> known = new HashSet<>(WORDS);
  private final Set<String> indices = new HashSet<>();
  private final Set<String> unknown = new TreeSet<>();

  private PageNames(String page) {
    lines = page.lines().toList();
  }

  static PageNames of(String page) {
    return new PageNames(page);
  }

  /** That no two lines define a name, and that what is read is defined, before or after. */
  void check() {
    lines.forEach(this::leaf);
    List<String> code = code();
    code.forEach(this::define);
    code.forEach(this::read);
    assertEquals(List.copyOf(new HashSet<>(defined)).size(), defined.size(), this::twice);
    assertEquals(Set.of(), unknown, () -> String.join("\n", lines));
  }

  private String twice() {
    List<String> twice = new ArrayList<>(defined);
    new HashSet<>(defined).forEach(twice::remove);
    return twice + "\n" + String.join("\n", lines);
  }

  /** Lines between fences without their comments. */
  private List<String> code() {
    List<String> code = new ArrayList<>();
    boolean isCode = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        isCode = !isCode;
      } else if (isCode) {
        code.add(line.replaceFirst("//.*", "").strip());
      }
    }
    return code;
  }

  private void leaf(String line) {
    Matcher leaf = LEAF.matcher(line);
    if (leaf.matches()) {
      known.add(leaf.group(1));
      addAll(leaf.group(2));
    }
  }

  private void addAll(String names) {
    Matcher name = READ.matcher(names);
    while (name.find()) {
      known.add(name.group(1));
    }
  }

  private void define(String line) {
    Matcher loop = LOOP.matcher(line);
    Matcher definition = DEFINITION.matcher(line);
    if (loop.matches()) {
      known.add(loop.group(1));
      addAll(loop.group(2));
      if (loop.group(3) != null) {
        START.matcher(loop.group(3)).results().map(start -> start.group(1)).forEach(this::add);
      }
    } else if (definition.matches()
        && definition.group(1) == null
        && definition.group(4).equals("=")) {
      add(definition.group(2));
    }
  }

  private void add(String name) {
    defined.add(name);
    known.add(name);
  }

  private void read(String line) {
    Matcher definition = DEFINITION.matcher(line);
    String text = line;
    if (LOOP.matcher(line).matches()) {
      return;
    } else if (definition.matches()) {
      indices.clear();
      addIndices(definition.group(3));
      text = definition.group(5) == null ? "" : definition.group(5);
    }
    FOLD.matcher(text).results().forEach(fold -> addIndices(fold.group(1)));
    Matcher read = READ.matcher(OPTION.matcher(text).replaceAll(""));
    while (read.find()) {
      String name = read.group(1);
      if (!read.group(2).equals("(") && !isKnown(name) && !isKnown(withoutPlace(name))) {
        unknown.add(name + " in: " + line);
      }
    }
  }

  private boolean isKnown(String name) {
    return name.startsWith("seed ") || known.contains(name) || indices.contains(name);
  }

  /** Numbers in brackets may be a part of the name or not. */
  private static String withoutPlace(String name) {
    return name.replaceFirst("\\[\\d+]$", "");
  }

  private void addIndices(String list) {
    if (list != null) {
      indices.addAll(List.of(list.replaceFirst(" with .*", "").split(", ")));
    }
  }
}
