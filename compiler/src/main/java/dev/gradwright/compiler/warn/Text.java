package dev.gradwright.compiler.warn;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Origin;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the model file says for an application and for its operands. */
record Text(String whole, List<String> operands) {
  private static final Pattern CALL = Pattern.compile("\\w+\\s*\\((.*)\\)", Pattern.DOTALL);

  static Text of(Expr expr, Span span) {
    String whole = plain(span.text());
    Matcher call = CALL.matcher(span.text());
    List<String> arguments = call.matches() ? arguments(call.group(1)) : List.of();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < expr.operands().size(); i++) {
      operands.add(
          arguments.size() == expr.operands().size()
              ? plain(arguments.get(i))
              : written(expr.operand(i), span));
    }
    return new Text(whole, List.copyOf(operands));
  }

  String operand(int i) {
    return operands.get(i);
  }

  /** On one line. */
  static String plain(String text) {
    return text.strip().replaceAll("//[^\n]*", "").replaceAll("\\s+", " ");
  }

  /** What stands between the commas that no bracket encloses; nothing if brackets cross. */
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth < 0) {
        return List.of();
      } else if (depth == 0 && c == ',') {
        arguments.add(text.substring(start, i));
        start = i + 1;
      }
    }
    arguments.add(text.substring(start));
    return arguments;
  }

  /** The part of the text that the operand is, or else its name. */
  private static String written(Expr operand, Span span) {
    Optional<Origin> origin = operand.table().origin(operand);
    boolean isWhole = origin.isPresent() && origin.get().text().equals(span);
    if (isWhole && operand.operands().size() == 1) {
      return written(operand.operand(0), span);
    }
    Optional<String> inside =
        origin.flatMap(o -> outward(o).filter(s -> isInside(s, span)).findFirst()).map(Span::text);
    return inside
        .or(() -> origin.map(o -> o.text().text()).filter(span.text()::contains))
        .or(() -> origin.flatMap(Origin::name).flatMap(name -> read(name, span.text())))
        .map(Text::plain)
        .orElse("the operand");
  }

  /** The text itself, and the uses that it comes in by, the innermost first. */
  private static Stream<Span> outward(Origin origin) {
    return Stream.concat(Stream.of(origin.text()), origin.usesOutward().stream());
  }

  private static boolean isInside(Span part, Span span) {
    return part.file() == span.file()
        && part.start() >= span.start()
        && part.end() <= span.end()
        && !part.equals(span);
  }

  /** Where a text reads a value by its name, perhaps at indices. */
  private static Optional<String> read(String name, String text) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    Matcher found =
        Pattern.compile("\\b" + Pattern.quote(last) + "\\b(\\[[^\\[\\]]*])?").matcher(text);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }
}
