package dev.gradwright.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A random test proves nothing of what its generator seldom draws. */
class ProgramGeneratorTest {
  private static final int PROGRAMS = 1000;
  private static final Pattern DERIVATIVE = Pattern.compile("\\b(grad|jvp|hvp|jacobian)\\(");

  private record Share(String what, double least, Predicate<RandomProgram> has) {}

  // @formatter:off
  private static final List<Share> SHARES =
      List.of(
          new Share("a loop",                        0.80, text("scan t")),
          new Share("several loops",                 0.45, p -> count(p, "scan t") >= 3),
          new Share("a loop that walks backwards",   0.20, text("\\breverse (remat \\d )?\\{")),
          new Share("recomputation",                 0.30, text("remat( \\d+)? \\{")),
          new Share("a loop in a loop",              0.30, p -> inLoops(p, Pattern.compile("scan t"), 1)),
          new Share("three loops in one another",    0.05, p -> inLoops(p, Pattern.compile("scan t"), 2)),
          new Share("a loop over another's results", 0.15, ProgramGeneratorTest::walksOverLoop),
          new Share("what is left after a loop",     0.10, text("final h")),
          new Share("a derivative",                  0.60, p -> DERIVATIVE.matcher(p.text()).find()),
          new Share("a derivative of a derivative",  0.20, text("(grad|jvp|hvp|jacobian)\\(.*(grad|jvp|hvp|jacobian)\\(")),
          new Share("a derivative in a loop",        0.25, p -> inLoops(p, DERIVATIVE, 1)),
          new Share("a derivative in two loops",     0.02, p -> inLoops(p, DERIVATIVE, 2)),
          new Share("a Hessian times a direction",   0.10, text("hvp\\(")),
          new Share("a direction",                   0.15, text("jvp\\(")),
          new Share("a Jacobian",                    0.10, text("jacobian\\(")),
          new Share("a gather",                      0.15, text("\\[pick\\[")),
          new Share("a gather in a loop",            0.05, p -> inLoops(p, Pattern.compile("\\[pick\\["), 1)),
          new Share("a gather that must repeat",     0.04, p -> p.batch() > 3 && p.text().contains("[pick[")),
          new Share("a scatter",                     0.08, text("scatterAdd\\(")),
          new Share("a window",                      0.25, text("\\+ p\\]|[wW]indows\\(|Pool1d")),
          new Share("a convolution",                 0.03, text("w\\[c, p\\]")),
          new Share("a mask",                        0.40, text("where\\(|Mask\\(| \\? ")),
          new Share("a mask over no value",          0.10, text("(sqrt|log)\\(\\w+\\), |: 1 / ")),
          new Share("a reduction by index",          0.50, text("(sum|mean|prod|max|min)\\[")),
          new Share("a product of matrices",         0.20, text(" @ ")),
          new Share("a product of several",          0.08, text("sum\\[j, k\\]")),
          new Share("a sort",                        0.08, text("\\b(sort|argsort|topK)\\(")),
          new Share("a factorisation",               0.05, text("inverse\\(|cholesky\\(|logAbsDet\\(|solve(Vector)?\\(")),
          new Share("a random draw",                 0.25, text("normal\\(|uniform\\([\\[)]|bernoulli\\(|dropout\\(")),
          new Share("a random draw in a loop",       0.08, p -> inLoops(p, Pattern.compile("normal\\(|uniform\\(|bernoulli\\(|dropout\\("), 1)),
          new Share("an update",                     0.60, text("update kept")),
          new Share("a batch of none",               0.08, p -> p.batch() == 0),
          new Share("a batch of one",                0.20, p -> p.batch() == 1),
          new Share("single precision",              0.10, text("precision f32")));
  // @formatter:on

  @Test
  void everyConstructIsDrawnOftenEnough() {
    List<RandomProgram> programs =
        LongStream.range(0, PROGRAMS).mapToObj(s -> ProgramGenerator.generate("P", s)).toList();
    List<String> seldom = new ArrayList<>();
    for (Share share : SHARES) {
      double found = programs.stream().filter(share.has()).count() / (double) PROGRAMS;
      String line = String.format(Locale.ROOT, "%5.1f %%  %s", 100 * found, share.what());
      System.out.println(line);
      if (found < share.least()) {
        seldom.add(line);
      }
    }
    assertEquals(List.of(), seldom);
  }

  @Test
  void aSeedGivesTheSameTextForEver() {
    String once = ProgramGenerator.generate("P", 7).text();
    assertEquals(once, ProgramGenerator.generate("P", 7).text());
    assertTrue(!once.equals(ProgramGenerator.generate("P", 8).text()));
  }

  private static Predicate<RandomProgram> text(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return program -> compiled.matcher(program.text()).find();
  }

  private static int count(RandomProgram program, String pattern) {
    return (int) Pattern.compile(pattern).matcher(program.text()).results().count();
  }

  /** Whether the pattern stands within so many loops. */
  private static boolean inLoops(RandomProgram program, Pattern pattern, int loops) {
    Matcher found = pattern.matcher(program.text());
    while (found.find()) {
      String before = program.text().substring(program.text().indexOf('{') + 1, found.start());
      long open = before.chars().filter(c -> c == '{').count();
      if (open - before.chars().filter(c -> c == '}').count() >= loops) {
        return true;
      }
    }
    return false;
  }

  private static boolean walksOverLoop(RandomProgram program) {
    Matcher loop = Pattern.compile("let (t\\d+) = scan").matcher(program.text());
    while (loop.find()) {
      Pattern step = Pattern.compile("\\b" + loop.group(1) + "\\[th\\d");
      if (step.matcher(program.text()).find()) {
        return true;
      }
    }
    return false;
  }
}
