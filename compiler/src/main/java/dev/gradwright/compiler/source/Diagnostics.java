package dev.gradwright.compiler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong in one run; prints it ordered by place, up to a limit. */
public final class Diagnostics {
  private static final int SHOWN = 100;
  private static final int KEPT = 10_000;

  private final Set<Key> seen = new LinkedHashSet<>();
  private final List<Diagnostic> kept = new ArrayList<>();
  private boolean errors;

  private record Key(DiagnosticKind kind, Span span, String message) {}

  public void report(Diagnostic diagnostic) {
    errors |= diagnostic.isError();
    Key key = new Key(diagnostic.kind(), diagnostic.span(), diagnostic.message());
    if (kept.size() < KEPT && seen.add(key)) {
      kept.add(diagnostic);
    }
  }

  public boolean hasErrors() {
    return errors;
  }

  /** All diagnostics, files in the order of their paths, within a file by place. */
  public List<Diagnostic> all() {
    Comparator<Diagnostic> byFile = Comparator.comparing(d -> d.span().file().path());
    return kept.stream().sorted(byFile.thenComparingInt(d -> d.span().start())).toList();
  }

  public String render() {
    StringBuilder out = new StringBuilder();
    all().stream().limit(SHOWN).forEach(diagnostic -> out.append(diagnostic.render()));
    if (kept.size() > SHOWN) {
      out.append("and ").append(kept.size() - SHOWN).append(" more\n");
    }
    return out.toString();
  }
}
