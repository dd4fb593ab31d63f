package dev.gradwright.benchmarks.result;

import dev.gradwright.benchmarks.result.Result.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A figure of many results as horizontal bars, in SVG. */
public enum Plot {
  /** Bars from 1, by the logarithm, to the right where the peer takes longer. */
  RATIOS("How many times longer the peer takes", Figure.RATIO) {
    @Override
    double position(double value) {
      double decades = Math.log10(Math.max(value, 1e-9));
      return Math.min(1, Math.max(0, (decades + 1) / 4));
    }

    @Override
    double origin() {
      return position(1);
    }

    @Override
    String text(double value) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
  },

  /** Bars from 0 to 1. */
  LIMITS("Share of the machine's limit", Figure.SHARE_OF_LIMIT) {
    @Override
    double position(double value) {
      return Math.min(1, value);
    }

    @Override
    double origin() {
      return 0;
    }

    @Override
    String text(double value) {
      return String.format(Locale.ROOT, "%.0f %%", 100 * value);
    }
  };

  private static final int LINE = 20;
  private static final int LABELS = 380;
  private static final int BARS = 480;
  private static final int WIDTH = LABELS + BARS + 70;

  private final String title;
  private final Figure figure;

  Plot(String title, Figure figure) {
    this.title = title;
    this.figure = figure;
  }

  /** Where a value stands, from 0 at the left to 1 at the right. */
  abstract double position(double value);

  /** Where bars begin. */
  abstract double origin();

  abstract String text(double value);

  /**
   * Its file beside the page.
   *
   * @return such as {@code benchmarks-ratios.svg}
   */
  public String file() {
    return "benchmarks-" + name().toLowerCase(Locale.ROOT) + ".svg";
  }

  /** The line of Markdown that shows it. */
  String link() {
    return "![" + title + "](" + file() + ")\n";
  }

  /**
   * Draws.
   *
   * @param results those without the figure are left out
   * @return the text of the file
   */
  public String draw(List<Result> results) {
    List<String> lines = new ArrayList<>();
    for (Result result : results) {
      OptionalDouble value = result.figure(figure);
      value.ifPresent(
          present -> lines.add(bar(result.setting(), present, LINE * (lines.size() + 2))));
    }
    int height = LINE * (lines.size() + 3);
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH,
            height)
        + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
        + "<text x=\"8\" y=\"20\" font-weight=\"bold\">"
        + title
        + "</text>\n"
        + String.join("", lines)
        + "</svg>\n";
  }

  private String bar(Setting setting, double value, int y) {
    double from = LABELS + BARS * Math.min(origin(), position(value));
    double length = BARS * Math.abs(position(value) - origin());
    String colour = setting.flavour().equals("vector") ? "#2b6cb0" : "#a0aec0";
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s, %s, JDK %s, %d T</text>"
            + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
            + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
        LABELS - 6,
        y + 12,
        setting.row(),
        setting.flavour(),
        setting.jdk(),
        setting.threads(),
        from,
        y,
        length,
        LINE - 4,
        colour,
        from + length + 4,
        y + 12,
        text(value));
  }
}
