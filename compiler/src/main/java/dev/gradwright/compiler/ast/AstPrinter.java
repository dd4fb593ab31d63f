package dev.gradwright.compiler.ast;

import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Prints a syntax tree for people: record names and components, indented where a line is too short;
 * spans and absent parts are left out.
 */
public final class AstPrinter {
  private static final int WIDTH = 100;
  private static final Set<Class<?>> WRAPPERS =
      Set.of(
          Expression.Reference.class,
          Expression.IntLiteral.class,
          Expression.RealLiteral.class,
          Expression.BoolLiteral.class,
          Entry.Value.class,
          Index.At.class,
          Start.Value.class);

  private final StringBuilder out = new StringBuilder();

  private AstPrinter() {}

  /** A component of a record, or an element of a list, which has no label. */
  private record Part(String label, Object value) {}

  public static String print(File file) {
    AstPrinter printer = new AstPrinter();
    file.imports().forEach(item -> printer.print(new Part("", item), 0));
    file.declarations().forEach(item -> printer.print(new Part("", item), 0));
    return printer.out.toString();
  }

  /** One node in one line, however long. */
  public static String line(Node node) {
    return flat(node, Integer.MAX_VALUE).orElseThrow();
  }

  private void print(Part wrapped, int indent) {
    Part part = new Part(wrapped.label(), unwrapped(wrapped.value()));
    String start = " ".repeat(indent) + part.label();
    Optional<String> line = flat(part.value(), WIDTH - start.length());
    String text = start + line.orElseGet(() -> title(part.value()));
    out.append(text.stripTrailing()).append('\n');
    if (line.isEmpty()) {
      parts(part.value()).forEach(inner -> print(inner, indent + 2));
    }
  }

  /** The value in one line, if it fits into the width. */
  private static Optional<String> flat(Object wrapped, int width) {
    Object value = unwrapped(wrapped);
    if (value instanceof Name name) {
      return Optional.of(name.text());
    }
    if (value instanceof Doc doc) {
      return Optional.of('"' + doc.text().replace("\n", "\\n") + '"');
    }
    List<Part> parts = parts(value);
    boolean list = value instanceof Collection<?>;
    if (parts.isEmpty()) {
      return Optional.of(list ? "[]" : title(value));
    }
    StringBuilder line = new StringBuilder(list ? "[" : title(value) + "(");
    String separator = "";
    for (Part part : parts) {
      Optional<String> inner = flat(part.value(), width - line.length());
      if (inner.isEmpty() || line.length() + inner.get().length() > width) {
        return Optional.empty();
      }
      line.append(separator).append(inner.get());
      separator = ", ";
    }
    return Optional.of(line.append(list ? "]" : ")").toString());
  }

  /** What says the same without its wrapper. */
  private static Object unwrapped(Object value) {
    Object at = value;
    while (WRAPPERS.contains(at.getClass())) {
      at = parts(at).get(0).value();
    }
    return at;
  }

  private static String title(Object value) {
    if (value instanceof Collection<?>) {
      return "";
    }
    return value instanceof Record ? value.getClass().getSimpleName() : value.toString();
  }

  private static List<Part> parts(Object value) {
    if (value instanceof Collection<?> elements) {
      return elements.stream().map(element -> new Part("", element)).toList();
    }
    List<Part> parts = new ArrayList<>();
    if (value instanceof Record record) {
      Arrays.stream(record.getClass().getRecordComponents())
          .forEach(component -> addTo(parts, component.getName(), read(component, record)));
    }
    return parts;
  }

  private static void addTo(List<Part> parts, String label, Object value) {
    Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    boolean shown = present != null && !(present instanceof Span || present instanceof SourceFile);
    if (shown && !present.equals(List.of())) {
      parts.add(new Part(label + ": ", present));
    }
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("a node that is not public: " + record, impossible);
    }
  }
}
