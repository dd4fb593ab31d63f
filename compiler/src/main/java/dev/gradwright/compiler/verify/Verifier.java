package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.CustomRule;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.runtime.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Runs the checks of one model: proves its derivatives in f64 against differences, then the class
 * that users ship against that.
 */
public final class Verifier {
  private final Engine engine;
  private final Reference reference;
  private final BiFunction<Graph, Graph.Phase, Graph> specialise;

  /**
   * A verifier of any models.
   *
   * @param engine runs what is derived from a model, many times
   * @param reference what shipped classes are held against
   * @param specialise a model where {@code training} has become what it is in a phase
   */
  public Verifier(
      Engine engine, Reference reference, BiFunction<Graph, Graph.Phase, Graph> specialise) {
    this.engine = engine;
    this.reference = reference;
    this.specialise = specialise;
  }

  /**
   * One finding for each check of the model.
   *
   * @param graph as built, its derivatives not yet expanded
   * @param classes where the compiled class of the model is found
   */
  public List<Finding> verify(Graph graph, ClassLoader classes) {
    return graph.checks().stream().map(check -> verify(graph, classes, check)).toList();
  }

  private Finding verify(Graph graph, ClassLoader classes, Graph.Check check) {
    try {
      return new Run(graph, classes, check).verify();
    } catch (NoSampleException | ShapeException e) {
      return new Finding.Undecided(graph.name(), check.span(), e.getMessage());
    }
  }

  /** One check of one model. */
  private final class Run {
    private final Graph graph;
    private final Graph.Check check;
    private final Map<String, Long> dims;
    private final Functions functions;
    private final ShippedClass shipped;
    private final Draw draw;

    Run(Graph graph, ClassLoader classes, Graph.Check check) {
      this.graph = graph;
      this.check = check;
      this.dims = Dims.choose(graph, check.at());
      int[] extents = dims.values().stream().mapToInt(Math::toIntExact).toArray();
      this.functions = new Functions(graph, engine, extents);
      this.shipped = new ShippedClass(ModelTypes.load(classes, className()), extents);
      this.draw = new Drawn(dims, shipped);
    }

    private String className() {
      String prefix = graph.packageName().isEmpty() ? "" : graph.packageName() + ".";
      return prefix + graph.name();
    }

    Finding verify() {
      if (!shipped.fits(graph)) {
        return undecided("its class is not that of this file: compile it again");
      }
      if (check instanceof Graph.Check.Finite finite) {
        return new ValueProof(graph, functions, draw).finite(finite);
      }
      return check instanceof Graph.Check.Invariant invariant
          ? new ValueProof(graph, functions, draw).invariant(invariant)
          : gradient((Graph.Check.GradientAgrees) check);
    }

    private Finding gradient(Graph.Check.GradientAgrees check) {
      if (graph.loss().isEmpty() && graph.seeds().isEmpty()) {
        return undecided("it has neither a loss nor a real output");
      }
      Graph decided = specialise.apply(graph, check.phase());
      Question question = Question.first(decided);
      Finding finding = nothing();
      for (int order = 1; order <= check.order(); order++) {
        finding = prove(question, check.span(), finding);
        question = order < check.order() ? question.next() : question;
      }
      List<WrittenGradients.Written> written = WrittenGradients.of(decided);
      for (WrittenGradients.Written one :
          written.subList(0, Math.min(written.size(), WrittenGradients.MOST))) {
        finding = prove(one.question(), one.span().orElse(check.span()), finding);
      }
      return finding instanceof Finding.Proven proven
          ? proveClass(proven.withWritten(written.size(), WrittenGradients.MOST))
          : finding;
    }

    /** Another question, if all before it were answered. */
    private Finding prove(Question question, Span place, Finding before) {
      if (!(before instanceof Finding.Proven proven)) {
        return before;
      }
      Verdict verdict = new Proof(question, functions, rule -> false).run(draw);
      if (verdict instanceof Verdict.Wrong wrong) {
        return wrong(question, wrong, place);
      }
      return verdict instanceof Verdict.Undecided undecided
          ? new Finding.Undecided(graph.name(), place, undecided.reason())
          : with(proven, (Verdict.Proven) verdict);
    }

    private Finding proveClass(Finding.Proven proven) {
      Optional<ClassProof.Off> off = new ClassProof(graph, shipped, reference, dims).run(draw);
      return off.isPresent() ? wrong(off.get()) : proven;
    }

    private Finding undecided(String reason) {
      return new Finding.Undecided(graph.name(), check.span(), reason);
    }

    private Finding.Proven nothing() {
      List<Span> surrogates =
          rules(Question.first(graph), CustomRule.Kind.SURROGATE).stream()
              .map(Rules.Rule::span)
              .toList();
      return new Finding.Proven(
          graph.name(), check.span(), 0, 0, "", PassedOver.NONE, surrogates, "");
    }

    private Finding.Proven with(Finding.Proven before, Verdict.Proven more) {
      boolean worse = more.worst().relativeError() > before.worst();
      return new Finding.Proven(
          before.model(),
          before.span(),
          before.entries() + more.entries(),
          worse ? more.worst().relativeError() : before.worst(),
          worse ? more.place() : before.place(),
          before.passed().and(more.passed()),
          before.surrogates(),
          before.written());
    }

    private Finding wrong(Question question, Verdict.Wrong wrong, Span place) {
      Comparison comparison = wrong.comparison();
      return new Finding.WrongGradient(
          graph.name(),
          place,
          wrong.place(),
          comparison.analytic(),
          comparison.numeric(),
          comparison.relativeError(),
          culprit(question));
    }

    /** The one rule without which the model is right. */
    private Optional<Span> culprit(Question question) {
      for (Rules.Rule rule : rules(question, CustomRule.Kind.TRUE)) {
        Predicate<Rules.Rule> alone = rule::equals;
        if (new Proof(question, functions, alone).run(draw) instanceof Verdict.Proven) {
          return Optional.of(rule.span());
        }
      }
      return Optional.empty();
    }

    private List<Rules.Rule> rules(Question question, CustomRule.Kind kind) {
      List<Expr> roots = new ArrayList<>(question.gradients());
      roots.add(question.objective());
      return Rules.of(roots).stream().filter(rule -> rule.kind() == kind).toList();
    }

    private Finding wrong(ClassProof.Off off) {
      return new Finding.WrongClass(
          graph.name(), check.span(), off.place(), off.shipped(), off.twin(), off.tolerance());
    }
  }
}
