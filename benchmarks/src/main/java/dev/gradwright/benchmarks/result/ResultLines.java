package dev.gradwright.benchmarks.result;

import dev.gradwright.benchmarks.result.Result.Figure;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Results as a JSON list, an object of plain fields on each line; and back again. */
public final class ResultLines {
  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\": (?:\"([^\"]*)\"|(-?[0-9.Ee+-]+)|null)");

  private ResultLines() {}

  /**
   * Writes.
   *
   * @param results in the order they are to have
   * @return the text of a JSON file
   */
  public static String write(List<Result> results) {
    return results.stream()
        .map(ResultLines::line)
        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
  }

  private static String line(Result result) {
    Setting setting = result.setting();
    return "{"
        + String.join(
            ", ",
            text("row", setting.row()),
            text("flavour", setting.flavour()),
            text("jdk", setting.jdk()),
            "\"threads\": " + setting.threads(),
            number(result, Figure.OURS_US),
            number(result, Figure.OURS_LOW),
            number(result, Figure.OURS_HIGH),
            setting.peer().equals(Setting.ALONE) ? "\"peer\": null" : text("peer", setting.peer()),
            number(result, Figure.PEER_US),
            number(result, Figure.RATIO),
            number(result, Figure.RATIO_LOW),
            number(result, Figure.RATIO_HIGH),
            number(result, Figure.LIMIT),
            number(result, Figure.SHARE_OF_LIMIT),
            number(result, Figure.RATE),
            number(result, Figure.BYTES_PER_STEP),
            number(result, Figure.PEAK_BYTES),
            "\"passes\": " + result.passes(),
            text("date", result.date()),
            field("other_load", result.load()))
        + "}";
  }

  private static String text(String key, String value) {
    return "\"" + key + "\": \"" + value.replaceAll("[\"\\\\\\p{Cntrl}]", "'") + "\"";
  }

  private static String number(Result result, Figure figure) {
    return field(figure.key(), result.figure(figure).orElse(Double.NaN));
  }

  private static String field(String key, double value) {
    String number = Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.6g", value);
    return "\"" + key + "\": " + number;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param text of a JSON file
   * @return the results in their order
   */
  public static List<Result> read(String text) {
    return text.lines().filter(line -> line.contains("{")).map(ResultLines::parse).toList();
  }

  private static Result parse(String line) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(line);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      if (value != null) {
        fields.put(matcher.group(1), value);
      }
    }
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      if (fields.containsKey(figure.key())) {
        figures.put(figure, Double.valueOf(fields.get(figure.key())));
      }
    }
    return new Result(
        new Setting(
            fields.get("row"),
            fields.get("flavour"),
            fields.get("jdk"),
            Integer.parseInt(fields.get("threads")),
            fields.getOrDefault("peer", Setting.ALONE)),
        fields.get("date"),
        Double.parseDouble(fields.getOrDefault("other_load", "NaN")),
        Integer.parseInt(fields.get("passes")),
        figures);
  }
}
