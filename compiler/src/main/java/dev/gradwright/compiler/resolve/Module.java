package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.ast.Import;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One file: what it declares and which files it sees. */
final class Module {
  /** A declaration and the file it stands in. */
  record Found(Module module, Declaration declaration) {}

  /** A file seen, by an import or always. */
  record Seen(Module module, Optional<Import> by) {}

  private final String name;
  private final File file;
  private final Map<String, Declaration> own = new LinkedHashMap<>();
  private final List<Seen> seen = new ArrayList<>();
  private final Set<Import> used = new LinkedHashSet<>();

  Module(String name, File file) {
    this.name = name;
    this.file = file;
    file.declarations().forEach(d -> own.putIfAbsent(d.name().text(), d));
  }

  String name() {
    return name;
  }

  File file() {
    return file;
  }

  void see(Seen other) {
    seen.add(other);
  }

  /** What the file itself declares under a name. */
  Optional<Declaration> own(String wanted) {
    return Optional.ofNullable(own.get(wanted));
  }

  /**
   * What a plain name stands for: this file's own declaration, or else those of all imports, or
   * else of the files that are always visible.
   */
  List<Found> find(String wanted) {
    if (own.containsKey(wanted)) {
      return List.of(new Found(this, own.get(wanted)));
    }
    List<Found> imported = find(wanted, seen.stream().filter(s -> s.by().isPresent()).toList());
    return imported.isEmpty() ? find(wanted, seen) : imported;
  }

  private List<Found> find(String wanted, List<Seen> among) {
    List<Found> found = new ArrayList<>();
    for (Seen other : among) {
      other.module.own(wanted).ifPresent(d -> found.add(found(other, d)));
    }
    return found;
  }

  private Found found(Seen where, Declaration declaration) {
    where.by.ifPresent(used::add);
    return new Found(where.module, declaration);
  }

  /** The file that stands before the dot of a qualified name. */
  Optional<Seen> qualifier(String last) {
    return seen.stream().filter(s -> lastPart(s.module.name).equals(last)).findFirst();
  }

  Optional<Found> find(Seen where, String wanted) {
    return where.module.own(wanted).map(d -> found(where, d));
  }

  /** The imports that no name needed. */
  List<Import> unused() {
    return file.imports().stream().filter(i -> !used.contains(i)).toList();
  }

  Set<String> ownNames() {
    return own.keySet();
  }

  /** All names that can be written plainly here. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(own.keySet());
    seen.forEach(s -> names.addAll(s.module.own.keySet()));
    return names;
  }

  private static String lastPart(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }
}
