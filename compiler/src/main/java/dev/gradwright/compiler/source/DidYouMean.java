package dev.gradwright.compiler.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The candidate that the fewest insertions, deletions, replacements and swaps turn a word into. */
public final class DidYouMean {
  private static final int LONGEST = 64;

  private DidYouMean() {}

  /** The nearest candidate, unless all are further than a third of the word's length. */
  public static Optional<String> among(Collection<String> candidates, String word) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    // All names of one letter are alike, but for those that differ in case.
    int reach = word.length() == 1 ? 0 : Math.max(1, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= reach)
        .filter(candidate -> !candidate.equals(word))
        .filter(candidate -> distance(word, candidate) <= reach)
        .min(Comparator.<String>comparingInt(c -> distance(word, c)).thenComparing(c -> c));
  }

  private static int distance(String word, String candidate) {
    String a = word.toLowerCase(Locale.ROOT);
    String b = candidate.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
