package dev.gradwright.compiler.build;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.ExprTable;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.Rounded;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Held;
import dev.gradwright.compiler.resolved.Member;
import dev.gradwright.compiler.resolved.Program;
import dev.gradwright.compiler.resolved.Requirement;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.RefusedException;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Atom;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known while one model is being built. */
final class Building {
  /** Each copy costs nodes of the DAG and launches in generated code. */
  private static final long MOST_COPIES = 10_000;

  /** Calls within calls can double at each level. */
  private static final int MOST_CALLS = 100_000;

  private final ExprTable table = new ExprTable();
  private final Naming naming = new Naming();
  private final Marks marks = new Marks();
  private final Map<List<String>, Expr> parameters = new LinkedHashMap<>();
  private final Set<Graph.Requirement> requirements = new LinkedHashSet<>();
  private final Set<Refused> refused = new HashSet<>();
  private final Around around = new Around(table);
  private final Draws draws = new Draws(this);
  private final Updates updates = new Updates(this);
  private final Program program;
  private final Held ofModel;
  private final Diagnostics diagnostics;
  private Optional<Diagnostic> refusal = Optional.empty();
  private int mapAxes;
  private int calls;
  private boolean isNarrow;

  /** Given how names of the model hold their numbers that say nothing else. */
  Building(Program program, Held ofModel, Diagnostics diagnostics) {
    this.program = program;
    this.ofModel = ofModel;
    this.diagnostics = diagnostics;
  }

  Program program() {
    return program;
  }

  Naming naming() {
    return naming;
  }

  ExprTable table() {
    return table;
  }

  Around around() {
    return around;
  }

  Draws draws() {
    return draws;
  }

  Updates updates() {
    return updates;
  }

  Marks marks() {
    return marks;
  }

  /** The value as it is held: what was rounded to the same format is left as it is. */
  Expr held(Expr value, Held as) {
    Optional<Format> format = (as == Held.AS_MODEL ? ofModel : as).format();
    isNarrow |= format.filter(to -> to != Format.F32).isPresent();
    return format
        .filter(to -> !value.operator().equals(new Rounded(to)))
        .map(to -> Rounded.of(value, to))
        .orElse(value);
  }

  /** Whether anything is held in 16 bits. */
  boolean isNarrow() {
    return isNarrow;
  }

  /** A new axis, inside all that there are. */
  MapAxis mapAxis(Extent extent) {
    return new MapAxis(mapAxes++, extent);
  }

  void declare(List<String> path, Expr parameter) {
    parameters.put(path, parameter);
  }

  /** One that is not there belongs to an array of layers whose count or index was refused. */
  Expr parameter(List<String> path) {
    if (!parameters.containsKey(path)) {
      throw new RefusedException(
          refusal.orElseThrow(() -> new IllegalStateException("no parameter " + path)));
    }
    return parameters.get(path);
  }

  /** Gives the params and states of a layer the values at the scope's path. */
  void bindParameters(List<Member> members, Scope scope) {
    for (Member member : members) {
      if (member instanceof Member.Owned owned) {
        scope.bind(owned.value(), Mapped.plain(parameter(scope.step(owned.name()))));
      }
    }
  }

  /** Whether that many copies are sane; reports if not. */
  boolean allows(long copies, String of, Span span) {
    if (copies > MOST_COPIES) {
      report(Diagnostic.of(DiagnosticKind.TOO_MANY_ROUNDS, span, of, copies, MOST_COPIES));
    }
    return copies <= MOST_COPIES;
  }

  /** Counts a call that is inlined, and refuses a model of too many. */
  void count(Span call, Scope scope) {
    calls++;
    if (calls > MOST_CALLS) {
      Span outermost = scope.sites().stream().findFirst().orElse(call);
      throw new RefusedException(
          Diagnostic.of(DiagnosticKind.TOO_MANY_CALLS, outermost, MOST_CALLS)
              .found("calls within calls, each of which is inlined")
              .expected(
                  "a `let` for what is used twice, or a `scan`, whose body is one for all its steps"));
    }
  }

  /** The extent that stands for an int; reports a number that no int holds. */
  Extent number(Expression.Size size, Scope scope) {
    Extent extent = scope.extent(size.extent());
    if (extent.constant().isPresent()
        && extent.constant().getAsLong() != (int) extent.constant().getAsLong()) {
      report(
          Diagnostic.of(DiagnosticKind.UNFULFILLED, size.span(), "this int has more than 32 bits")
              .found(extent.toString())
              .expected("at most " + Integer.MAX_VALUE));
      return Extent.ZERO;
    }
    return extent;
  }

  void report(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
    if (diagnostic.isError()) {
      refusal = Optional.of(diagnostic);
    }
  }

  List<Graph.Requirement> requirements() {
    return List.copyOf(requirements);
  }

  /** Reports what cannot hold; keeps for the binding of the dims what depends on them. */
  void require(List<Requirement> demands, Scope scope) {
    for (Requirement demand : demands) {
      Extent extent = scope.extent(demand.extent());
      switch (demand.demand()) {
        case NOT_NEGATIVE -> requireNotNegative(demand, extent, scope);
        case EVEN -> requireEven(demand, extent, scope);
        case KNOWN -> requireKnown(demand, extent, scope);
      }
    }
  }

  private void requireNotNegative(Requirement demand, Extent extent, Scope scope) {
    if (extent.constant().isPresent()) {
      if (extent.constant().getAsLong() < 0) {
        refuse(demand, extent, scope);
      }
    } else if (!extent.isNeverNegative()) {
      requirements.add(new Graph.Requirement(extent, demand.message(), demand.span()));
    }
  }

  /** A quotient that does not come out even is refused where it is written. */
  private void requireKnown(Requirement demand, Extent extent, Scope scope) {
    if (extent.constant().isEmpty() && quotients(extent).stream().noneMatch(Building::isDecided)) {
      refuse(demand, extent, scope);
    }
  }

  private void requireEven(Requirement demand, Extent extent, Scope scope) {
    List<Atom.Exact> open = quotients(extent);
    if (open.stream().anyMatch(Building::isDecided)) {
      refuse(demand, extent, scope);
    } else if (!open.isEmpty()) {
      requirements.add(new Graph.Requirement(extent, demand.message(), demand.span()));
    }
  }

  private static List<Atom.Exact> quotients(Extent extent) {
    List<Atom.Exact> quotients = new ArrayList<>();
    extent.eachAtom(
        atom -> {
          if (atom instanceof Atom.Exact exact) {
            quotients.add(exact);
          }
        });
    return quotients;
  }

  /** A quotient of numbers that is still one did not come out even. */
  private static boolean isDecided(Atom.Exact exact) {
    return exact.numerator().constant().isPresent() && exact.denominator().constant().isPresent();
  }

  /** Once for each use: one mistake of the user is met in many places. */
  private void refuse(Requirement demand, Extent extent, Scope scope) {
    Span use = scope.sites().isEmpty() ? demand.span() : scope.sites().get(0);
    if (!refused.add(new Refused(use, demand.demand(), extent))) {
      return;
    }
    Diagnostic diagnostic =
        Diagnostic.of(DiagnosticKind.UNFULFILLED, demand.span(), demand.message())
            .found("`" + demand.extent() + "` is " + extent)
            .expected(wanted(demand.demand()));
    for (Span site : scope.sites()) {
      diagnostic = diagnostic.note(site, "in this use");
    }
    report(diagnostic);
  }

  private record Refused(Span use, Requirement.Demand demand, Extent extent) {}

  private static String wanted(Requirement.Demand demand) {
    return switch (demand) {
      case NOT_NEGATIVE -> "0 or more";
      case EVEN -> "a quotient that comes out even";
      case KNOWN -> "a number that is known when the model is built";
    };
  }
}
