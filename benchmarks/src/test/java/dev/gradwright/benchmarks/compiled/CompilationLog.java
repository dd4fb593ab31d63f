package dev.gradwright.benchmarks.compiled;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code -XX:+LogCompilation} writes, read for what C2 left out of a method, or put off, since
 * that had grown to 18,000 nodes. Operations of the Vector API are always put off; the methods
 * around them only then.
 */
final class CompilationLog {
  private static final Pattern TASK = Pattern.compile("<task .*method='(\\S+) (\\S+) .*");
  private static final Pattern CLASS = Pattern.compile("\\s*<klass id='(\\d+)' name='([^']*)'.*");
  private static final Pattern METHOD =
      Pattern.compile("\\s*<method id='(\\d+)' holder='(\\d+)' name='([^']*)'(.*)");
  private static final Pattern OF = Pattern.compile("\\s*<(call|late_inline) method='(\\d+)'.*");
  private static final Pattern TYPES = Pattern.compile(" (?:return|arguments)='([^']*)'");
  private static final String VECTORS = "jdk.incubator.vector.";

  /** Methods that were compiled, and their calls that handle vectors and found no room. */
  private final Map<String, Set<String>> withoutRoom = new TreeMap<>();

  private final Set<String> compiled = new HashSet<>();
  private final Map<String, String> classes = new HashMap<>();
  private final Map<String, String> callees = new HashMap<>();
  private String method;
  private String callee;

  /** Reads what a JVM wrote. */
  static CompilationLog of(Path file) throws IOException {
    CompilationLog log = new CompilationLog();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.read(line);
      }
    }
    return log;
  }

  /** The methods that C2 compiled. */
  Set<String> compiled() {
    return compiled;
  }

  /** By method, what handles vectors and was not compiled into it in its turn. */
  Map<String, Set<String>> withoutRoom() {
    return withoutRoom;
  }

  private void read(String line) {
    if (line.startsWith("<task ")) {
      begin(line);
    } else if (method != null) {
      readOfTask(line);
    }
  }

  private void begin(String line) {
    Matcher task = TASK.matcher(line);
    // The compilers before C2 have a level.
    method =
        !line.contains(" level='") && task.matches() ? task.group(1) + "." + task.group(2) : null;
    classes.clear();
    callees.clear();
    callee = "";
    if (method != null) {
      compiled.add(method);
    }
  }

  private void readOfTask(String line) {
    Matcher type = CLASS.matcher(line);
    Matcher declared = METHOD.matcher(line);
    Matcher of = OF.matcher(line);
    if (type.matches()) {
      classes.put(type.group(1), type.group(2));
    } else if (declared.matches()) {
      callees.put(declared.group(1), describe(declared));
    } else if (of.matches()) {
      callee = callees.getOrDefault(of.group(2), "");
      if (of.group(1).equals("late_inline")) {
        leftOut();
      }
    } else if (line.contains("NodeCountInliningCutoff")) {
      leftOut();
    }
  }

  /** Its name, if it handles vectors. */
  private String describe(Matcher declared) {
    String holder = classes.getOrDefault(declared.group(2), "");
    boolean handles = holder.startsWith(VECTORS);
    Matcher types = TYPES.matcher(declared.group(4));
    while (types.find()) {
      for (String id : types.group(1).split(" ")) {
        handles |= classes.getOrDefault(id, "").startsWith(VECTORS);
      }
    }
    return handles ? holder + "." + declared.group(3) : "";
  }

  private void leftOut() {
    if (!callee.isEmpty()) {
      withoutRoom.computeIfAbsent(method, m -> new TreeSet<>()).add(callee);
    }
  }
}
