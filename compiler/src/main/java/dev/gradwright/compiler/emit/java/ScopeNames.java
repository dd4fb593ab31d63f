package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.NameAllocator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of one scope of Java: legal, distinct, and as near to the user's as that allows. */
final class ScopeNames {
  private final NameAllocator allocator = new NameAllocator();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> classes = new HashSet<>();

  /** Where to look for a free number after a name that is taken: all below are taken too. */
  private final Map<String, Integer> numbers = new HashMap<>();

  ScopeNames(List<String> reserved) {
    reserved.forEach(this::reserve);
  }

  /** Keeps a name from being given. */
  void reserve(String name) {
    allocator.newName(name, new Object()); // a user's word may be the tag of a name of its own
    taken.add(name);
    classes.add(name.toLowerCase(Locale.ROOT));
  }

  /** A new name for what {@code tag} stands for, such as {@code fc1W} for {@code fc1.w}. */
  String variable(String wish, Object tag) {
    return fresh(lowerFirst(joined(wish)), tag);
  }

  /** A new name for a class: some file systems cannot hold two that differ in case only. */
  String type(String wish, Object tag) {
    String joined = joined(wish);
    String capital = Character.toUpperCase(joined.charAt(0)) + joined.substring(1);
    String key = capital.toLowerCase(Locale.ROOT);
    String name = capital;
    for (int i = numbers.getOrDefault(key, 2); !classes.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = numbered(capital, i);
      numbers.put(key, i);
    }
    return fresh(name, tag);
  }

  /** A new name for a constant. */
  String constant(String wish, Object tag) {
    StringBuilder words = new StringBuilder();
    String joined = joined(wish);
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      boolean starts =
          i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(joined.charAt(i - 1));
      words.append(starts ? "_" : "").append(Character.toUpperCase(c));
    }
    return fresh(words.toString(), tag);
  }

  /** The first of the wishes that is still free. */
  String firstOf(List<String> wishes, Object tag) {
    return wishes.stream()
        .filter(wish -> !taken.contains(wish))
        .findFirst()
        .map(wish -> fresh(wish, tag))
        .orElseGet(() -> fresh(wishes.get(0), tag));
  }

  private String fresh(String wish, Object tag) {
    String legal = NameAllocator.toJavaIdentifier(wish);
    String name = legal;
    for (int i = numbers.getOrDefault(legal, 2); taken.contains(name); i++) {
      name = numbered(legal, i);
      numbers.put(legal, i);
    }
    String given = allocator.newName(name, tag);
    taken.add(given);
    return given;
  }

  /** {@code line2}, but {@code line2_2}: {@code line22} would be read as another. */
  private static String numbered(String name, int number) {
    boolean ends = Character.isDigit(name.charAt(name.length() - 1));
    return ends ? name + "_" + number : name + number;
  }

  String get(Object tag) {
    return allocator.get(tag);
  }

  private static String joined(String wish) {
    StringBuilder joined = new StringBuilder();
    boolean starts = false;
    for (int i = 0; i < wish.length(); i++) {
      char c = wish.charAt(i);
      boolean plain = c < 128 && Character.isJavaIdentifierPart(c) && c != '$';
      if (plain) {
        joined.append(starts && joined.length() > 0 ? Character.toUpperCase(c) : c);
      }
      starts = !plain;
    }
    return joined.length() == 0 ? "value" : joined.toString();
  }

  private static String lowerFirst(String name) {
    boolean shouted = name.equals(name.toUpperCase(Locale.ROOT));
    return shouted
        ? name.toLowerCase(Locale.ROOT)
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
