package dev.gradwright.benchmarks.result;

import dev.gradwright.benchmarks.result.Result.Figure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A figure of many results as horizontal bars, in SVG. */
public enum Plot {
  /** Bars from 1, by the logarithm, to the right where the peer takes longer. */
  RATIOS("How many times longer the peer takes (logarithmic)", Figure.RATIO, 1) {
    @Override
    double position(double value) {
      return Math.log10(value);
    }

    @Override
    List<Double> marks(double least, double most) {
      int first = (int) Math.floor(position(least));
      int last = (int) Math.ceil(position(most));
      return IntStream.rangeClosed(first, Math.max(first + 1, last))
          .mapToObj(decade -> Math.pow(10, decade))
          .toList();
    }

    @Override
    String label(Setting setting) {
      return super.label(setting) + ", " + setting.peer();
    }

    @Override
    String text(double value) {
      return value < 100
          ? String.format(Locale.ROOT, "%.3g", value)
          : String.format(Locale.ROOT, "%.0f", value);
    }
  },

  /** Bars from 0. */
  LIMITS("Share of the machine's limit", Figure.SHARE_OF_LIMIT, 0) {
    private static final double STEP = 0.5;

    @Override
    double position(double value) {
      return value;
    }

    @Override
    List<Double> marks(double least, double most) {
      int last = (int) Math.ceil(Math.max(1, most) / STEP);
      return IntStream.rangeClosed(0, last).mapToObj(i -> i * STEP).toList();
    }

    @Override
    String text(double value) {
      return String.format(Locale.ROOT, "%.0f %%", 100 * value);
    }
  };

  private static final int LINE = 20;
  private static final int BARS = 480;
  // Wider than a letter of this size is on the average.
  private static final int LETTER = 7;
  private static final int MARGIN = 8;
  private static final int VALUES = 60;
  // The title, the legend, and what the marks are.
  private static final int LINES_ABOVE = 3;

  private final String title;
  private final Figure figure;
  private final double origin;

  Plot(String title, Figure figure, double origin) {
    this.title = title;
    this.figure = figure;
    this.origin = origin;
  }

  /** Where a value stands on a line, by any unit. */
  abstract double position(double value);

  /** Round values from one that is not above all to one that is not below any; two at least. */
  abstract List<Double> marks(double least, double most);

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
    List<Result> drawn =
        results.stream().filter(result -> result.figure(figure).isPresent()).toList();
    double least = drawn.stream().mapToDouble(this::value).min().orElse(origin);
    double most = drawn.stream().mapToDouble(this::value).max().orElse(origin);
    List<Double> marks = marks(Math.min(origin, least), Math.max(origin, most));
    int longest =
        drawn.stream().mapToInt(result -> label(result.setting()).length()).max().orElse(0);
    return new Sheet(marks, MARGIN + LETTER * longest, LINE * (drawn.size() + LINES_ABOVE + 1))
        .draw(drawn);
  }

  private double value(Result result) {
    return result.figure(figure).getAsDouble();
  }

  String label(Setting setting) {
    return String.format(
        Locale.ROOT,
        "%s, %s, JDK %s, %d T",
        setting.row(),
        setting.flavour(),
        setting.jdk(),
        setting.threads());
  }

  private static String colour(String flavour) {
    return switch (flavour) {
      case "vector" -> "#2b6cb0";
      case "openblas" -> "#dd6b20";
      default -> "#a0aec0";
    };
  }

  /** A drawing whose scale is known. */
  private final class Sheet {
    private final List<Double> marks;
    private final int left;
    private final int height;

    Sheet(List<Double> marks, int left, int height) {
      this.marks = marks;
      this.left = left;
      this.height = height;
    }

    String draw(List<Result> drawn) {
      StringBuilder svg = new StringBuilder();
      svg.append(
          String.format(
              Locale.ROOT,
              "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                  + " font-family=\"sans-serif\" font-size=\"12\">%n"
                  + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
                  + "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>%n",
              left + BARS + VALUES,
              height,
              MARGIN,
              LINE,
              title));
      svg.append(legend(drawn));
      marks.forEach(mark -> svg.append(mark(mark)));
      for (int i = 0; i < drawn.size(); i++) {
        svg.append(bar(drawn.get(i), LINE * (i + LINES_ABOVE)));
      }
      return svg.append("</svg>\n").toString();
    }

    private String legend(List<Result> drawn) {
      List<String> flavours =
          drawn.stream().map(result -> result.setting().flavour()).distinct().toList();
      return flavours.stream()
          .map(
              flavour ->
                  String.format(
                      Locale.ROOT,
                      "<tspan fill=\"%s\">\u25a0</tspan> %s ",
                      colour(flavour),
                      flavour))
          .collect(
              Collectors.joining(
                  "", String.format("<text x=\"%d\" y=\"%d\">", MARGIN, 2 * LINE), "</text>\n"));
    }

    private String mark(double mark) {
      return String.format(
          Locale.ROOT,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#4a5568\">%s</text>"
              + "<line x1=\"%1$.1f\" y1=\"%d\" x2=\"%1$.1f\" y2=\"%d\" stroke=\"%s\"/>%n",
          at(mark),
          (LINES_ABOVE - 1) * LINE + LINE / 2,
          text(mark),
          LINES_ABOVE * LINE - LINE / 4,
          height - LINE / 2,
          mark == 1 ? "#4a5568" : "#cbd5e0");
    }

    private String bar(Result result, int y) {
      double from = at(Math.min(origin, value(result)));
      double to = at(Math.max(origin, value(result)));
      return String.format(
          Locale.ROOT,
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
              + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
              + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
          left - MARGIN,
          y + LINE - MARGIN,
          label(result.setting()),
          from,
          y,
          to - from,
          LINE - 4,
          colour(result.setting().flavour()),
          to + 4,
          y + LINE - MARGIN,
          text(value(result)));
    }

    private double at(double value) {
      double first = position(marks.get(0));
      double last = position(marks.get(marks.size() - 1));
      return left + BARS * (position(value) - first) / (last - first);
    }
  }
}
