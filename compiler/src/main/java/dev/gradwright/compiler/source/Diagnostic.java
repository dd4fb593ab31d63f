package dev.gradwright.compiler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a model file: kind, place, and the facts that help its author. */
public record Diagnostic(
    DiagnosticKind kind,
    Span span,
    String message,
    Optional<String> found,
    Optional<String> expected,
    Optional<String> suggestion,
    List<Note> notes) {
  public Diagnostic {
    notes = List.copyOf(notes);
  }

  /** A diagnostic whose message is the kind's template filled with the facts. */
  public static Diagnostic of(DiagnosticKind kind, Span span, Object... facts) {
    String message = kind.message(facts);
    return new Diagnostic(
        kind, span, message, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  public Diagnostic found(String words) {
    return new Diagnostic(kind, span, message, Optional.of(words), expected, suggestion, notes);
  }

  public Diagnostic expected(String words) {
    return new Diagnostic(kind, span, message, found, Optional.of(words), suggestion, notes);
  }

  /** What the author may have meant, if anything comes near. */
  public Diagnostic didYouMean(Optional<String> candidate) {
    return new Diagnostic(kind, span, message, found, expected, candidate, notes);
  }

  public Diagnostic note(Span place, String text) {
    Note note = new Note(place, text);
    if (notes.contains(note)) {
      return this;
    }
    List<Note> more = new ArrayList<>(notes);
    more.add(note);
    return new Diagnostic(kind, span, message, found, expected, suggestion, more);
  }

  public boolean isError() {
    return kind.severity() == Severity.ERROR;
  }

  /**
   * The printed form: place and message, source line, underline, facts, notes; ends in a newline.
   */
  public String render() {
    StringBuilder out = new StringBuilder();
    out.append(span).append(": ").append(kind.severity()).append(": ").append(message);
    out.append(" [").append(kind.code()).append("]\n").append(Excerpt.of(span));
    found.ifPresent(words -> out.append("  found: ").append(words).append('\n'));
    expected.ifPresent(words -> out.append("  expected: ").append(words).append('\n'));
    suggestion.ifPresent(name -> out.append("  did you mean `").append(name).append("`?\n"));
    notes.forEach(note -> render(note, out));
    return out.toString();
  }

  private static void render(Note note, StringBuilder out) {
    out.append(note.span()).append(": note: ").append(note.text()).append('\n');
    out.append(Excerpt.of(note.span()));
  }

  @Override
  public String toString() {
    return render();
  }
}
