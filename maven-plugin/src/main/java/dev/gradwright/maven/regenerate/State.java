package dev.gradwright.maven.regenerate;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is remembered from one build to the next: the compiler that ran and an entry for each model
 * file. A file that cannot be understood is as good as none: everything is compiled again.
 */
record State(String compiler, Map<String, Entry> entries) {
  private static final String FORMAT = "gradwright-state-1";

  State {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  static State none() {
    return new State("", Map.of());
  }

  /** Claims generated files for no model: the next build compiles all, and deletes what is left. */
  static State unfinished(Iterable<String> paths) {
    return new State("", Map.of("", Entry.unfinished(paths)));
  }

  static State read(Path file) throws IOException {
    try {
      return parse(Files.readAllLines(file));
    } catch (NoSuchFileException | RuntimeException | CharacterCodingException e) {
      return none();
    }
  }

  void write(Path file) throws IOException {
    WholeFile.write(file, String.join("\n", lines()) + "\n");
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(line(FORMAT, compiler)));
    entries.forEach(
        (model, entry) -> {
          lines.add(line("model", model, entry.text()));
          entry.found().forEach((name, hash) -> lines.add(line("found", name, hash)));
          entry.written().forEach((path, hash) -> lines.add(line("wrote", path, hash)));
        });
    lines.add("end");
    return lines;
  }

  private static State parse(List<String> lines) {
    String[] head = fields(lines.get(0));
    if (!head[0].equals(FORMAT) || !lines.get(lines.size() - 1).equals("end")) {
      return none();
    }
    Map<String, Entry> entries = new TreeMap<>();
    for (int at = 1; at < lines.size() - 1; ) {
      String[] model = fields(lines.get(at++));
      Map<String, Map<String, String>> parts =
          Map.of("found", new TreeMap<>(), "wrote", new TreeMap<>());
      for (; !lines.get(at).equals("end") && !lines.get(at).startsWith("model"); at++) {
        String[] part = fields(lines.get(at));
        parts.get(part[0]).put(part[1], part[2]);
      }
      entries.put(model[1], new Entry(model[2], parts.get("found"), parts.get("wrote")));
    }
    return new State(head[1], entries);
  }

  private static String line(String... fields) {
    List<String> encoded = new ArrayList<>();
    for (String field : fields) {
      encoded.add(URLEncoder.encode(field, StandardCharsets.UTF_8));
    }
    return String.join(" ", encoded);
  }

  private static String[] fields(String line) {
    String[] fields = line.split(" ", -1);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = URLDecoder.decode(fields[i], StandardCharsets.UTF_8);
    }
    return fields;
  }
}
