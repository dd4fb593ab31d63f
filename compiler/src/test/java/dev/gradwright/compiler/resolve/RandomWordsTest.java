package dev.gradwright.compiler.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.Goldens;
import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code -Drandom.words=N} tries more of them. */
class RandomWordsTest {
  private static final long SEED = 20_260_102;
  private static final int EDITS = Integer.getInteger("random.words", 1_000);
  private static final Pattern WORD =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9.]+|[-+*/^@<>=!&|?:]+");

  @Test
  void noExchangeOfWordsStopsTheResolver() throws IOException {
    Random random = new Random(SEED);
    List<String> programs = programs();
    for (int i = 0; i < EDITS; i++) {
      String text = programs.get(random.nextInt(programs.size()));
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        text = edited(text, random);
      }
      check(text, "edit " + i + " of seed " + SEED);
    }
  }

  private static List<String> programs() throws IOException {
    List<Path> files = new ArrayList<>(Goldens.inputs("diagnostics", ".grad"));
    files.addAll(Goldens.inputs("snippets", ".grad"));
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      try {
        texts.add(Files.readString(file));
      } catch (MalformedInputException notText) {
        // Some bad programs are not UTF-8.
        continue;
      }
    }
    return texts;
  }

  /** The text with one of its words in the place of another. */
  private static String edited(String text, Random random) {
    List<MatchResult> words = WORD.matcher(text).results().toList();
    if (words.isEmpty()) {
      return text;
    }
    MatchResult to = words.get(random.nextInt(words.size()));
    MatchResult from = words.get(random.nextInt(words.size()));
    return text.substring(0, to.start()) + from.group() + text.substring(to.end());
  }

  private static void check(String text, String which) {
    Diagnostics diagnostics = new Diagnostics();
    Resolver resolver =
        new Resolver(none -> Optional.empty(), file -> Parser.parse(file, diagnostics));
    Optional<File> parsed = Parser.parse(SourceFile.of("edited.grad", text), diagnostics);
    if (parsed.isPresent()) {
      boolean resolved = resolver.resolve("edited", parsed.get(), diagnostics).isPresent();
      assertEquals(resolved, !diagnostics.hasErrors(), which + "\n" + text);
    }
  }
}
