package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.resolved.Body;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.resolved.IndexRange;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is gathered while one declaration is read, wherever inside it the reading is. */
final class Frame {
  private final Module module;
  private final Linker linker;
  private final Declaration owner;
  private final Obligations obligations = new Obligations();
  private final Map<Index, IndexRange> ranges = new LinkedHashMap<>();
  private final Set<Value> differentiated = new LinkedHashSet<>();
  private final Map<Value, Interval> intervals = new LinkedHashMap<>();
  private final Set<Span> used = new LinkedHashSet<>();

  Frame(Module module, Linker linker, Declaration owner) {
    this.module = module;
    this.linker = linker;
    this.owner = owner;
  }

  Module module() {
    return module;
  }

  Linker linker() {
    return linker;
  }

  /** The declaration that is read. */
  Declaration owner() {
    return owner;
  }

  /** Whether warnings are of interest: the file is the one that is compiled. */
  boolean isMain() {
    return linker.main() == module;
  }

  Obligations obligations() {
    return obligations;
  }

  void report(Diagnostic diagnostic) {
    linker.diagnostics().report(diagnostic);
  }

  /** Runs what may be refused; whether it was not. */
  boolean attempt(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (Refusal refusal) {
      refusal.reportTo(linker.diagnostics());
      return false;
    } catch (ArithmeticException e) {
      String reason = "no number: " + e.getMessage();
      report(Diagnostic.of(DiagnosticKind.BAD_EXTENT, owner.name().span(), "of this", reason));
      return false;
    }
  }

  /** Reads parts of an expression that say nothing of each other; refuses if one is refused. */
  <P, R> List<R> each(Collection<? extends P> parts, Function<P, R> reading) {
    List<R> all = new ArrayList<>();
    for (P part : parts) {
      try {
        all.add(reading.apply(part));
      } catch (Refusal refusal) {
        refusal.reportTo(linker.diagnostics());
      }
    }
    if (all.size() < parts.size()) {
      throw Refusal.known();
    }
    return all;
  }

  void settle(Index index, IndexRange range) {
    ranges.put(index, range);
  }

  Optional<IndexRange> range(Index index) {
    return Optional.ofNullable(ranges.get(index));
  }

  void differentiate(Value value) {
    differentiated.add(value);
  }

  /** Remembers between which bounds the elements of an int value are. */
  void bound(Value value, Interval interval) {
    intervals.put(value, interval);
  }

  Optional<Interval> interval(Value value) {
    return Optional.ofNullable(intervals.get(value));
  }

  /** Remembers that what was declared there is used. */
  void use(Span declared) {
    used.add(declared);
  }

  boolean isUsed(Span declared) {
    return used.contains(declared);
  }

  Body body(List<Statement> statements, List<Expression> results) {
    return new Body(statements, results, ranges, differentiated, obligations.requirements());
  }
}
