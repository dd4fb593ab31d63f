package dev.gradwright.runtime.train;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TerminalTest {
  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  @Test
  void redirectedErrorsAreNoTerminalWhateverTheConsole() {
    assertTrue(to("/dev/pts/3", false).rewrites());
    assertTrue(to("/dev/tty1", false).rewrites());
    assertFalse(to("/tmp/log", true).rewrites());
    assertFalse(to("/dev/null", true).rewrites());
    assertFalse(to("pipe:[4711]", true).rewrites());
  }

  private static Terminal to(String target, boolean console) {
    return new Terminal(Optional.of(target), console, XTERM);
  }

  @Test
  void whereTheSystemSaysNothingTheConsoleCounts() {
    assertTrue(new Terminal(Optional.empty(), true, XTERM).rewrites());
    assertFalse(new Terminal(Optional.empty(), false, XTERM).rewrites());
  }

  @Test
  void aDumbTerminalRewritesNothing() {
    assertFalse(new Terminal(Optional.empty(), true, Map.of("TERM", "dumb")).rewrites());
    assertFalse(new Terminal(Optional.empty(), true, Map.of()).rewrites());
  }
}
