package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Expression.Member;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Expression.Subscript;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.FunctionValue;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code fc1.w}: a parameter of a layer that is used here, or a const of a file. */
final class Paths {
  /** A layer reached: its use, what its build-time ints are here, and the way to it. */
  private record Reached(Use use, Binding binding, List<Expression.Step> path) {}

  private final Here here;

  Paths(Here here) {
    this.here = here;
  }

  Expression value(Member member) {
    Optional<Module.Found> found = new Callees(here).qualified(member);
    if (found.isPresent()) {
      return new Names(here)
          .constant(found.get(), member.span())
          .orElseThrow(
              () ->
                  Here.fail(
                      DiagnosticKind.NOT_A_VALUE,
                      member.span(),
                      Words.excerpt(member),
                      Names.words(found.get())));
    }
    new Idioms(here).attribute(member);
    return parameter(layer(member.target()), member);
  }

  private Expression parameter(Reached layer, Member member) {
    Map<String, Value> parameters = here.frame().linker().parameters(layer.use.layer());
    Value parameter = parameters.get(member.name().text());
    if (parameter == null) {
      throw unknown(layer, member.name(), new ArrayList<>(parameters.keySet()));
    }
    return new Expression.ParameterReference(
        layer.path, parameter, layer.binding.apply(parameter.type()), member.span());
  }

  private static Refusal unknown(Reached layer, Name name, List<String> known) {
    String what = "layer `" + layer.use.layer().name() + "`";
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.UNKNOWN_MEMBER, name.span(), what, name.text())
            .expected(known.isEmpty() ? "it has no params" : Words.listed(known))
            .didYouMean(DidYouMean.among(known, name.text())));
  }

  /** Whether it is written as the way to a layer is. */
  static boolean mayLead(Node syntax) {
    return syntax instanceof Reference
        || syntax instanceof Subscript subscript && mayLead(subscript.target())
        || syntax instanceof Member member && mayLead(member.target());
  }

  private Reached layer(Node syntax) {
    if (syntax instanceof Reference reference) {
      return start(reference.name(), Optional.empty());
    }
    if (syntax instanceof Subscript subscript) {
      return element(subscript);
    }
    if (syntax instanceof Member member) {
      return step(layer(member.target()), member.name(), Optional.empty());
    }
    throw notALayer(syntax);
  }

  private static Refusal notALayer(Node syntax) {
    return Here.fail(DiagnosticKind.NOT_A_LAYER, syntax.span(), "`" + Words.excerpt(syntax) + "`");
  }

  private Reached start(Name name, Optional<Extent> element) {
    Symbol symbol = here.find(name).orElseThrow(() -> new Unknown(here).value(name));
    if (!(symbol instanceof Symbol.Layered layered)) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.NOT_A_LAYER, name.span(), "`" + name.text() + "`")
              .found(symbol.words())
              .note(symbol.span(), "`" + name.text() + "` is declared here"));
    }
    Use use = layered.use();
    return new Reached(use, use.binding(), List.of(new Expression.Step(use.name(), element)));
  }

  private Reached element(Subscript subscript) {
    if (subscript.target() instanceof Reference reference) {
      Symbol symbol =
          here.find(reference.name()).orElseThrow(() -> new Unknown(here).value(reference.name()));
      Extent element = new Callees(here).element(subscript, symbol);
      return start(reference.name(), Optional.of(element));
    }
    if (subscript.target() instanceof Member member) {
      Reached owner = layer(member.target());
      Use use = use(owner, member.name());
      Extent element = new Callees(here).element(subscript, new Symbol.Layered(use));
      return step(owner, member.name(), Optional.of(element));
    }
    throw notALayer(subscript);
  }

  private Reached step(Reached owner, Name name, Optional<Extent> element) {
    Use use = use(owner, name);
    List<Expression.Step> path = new ArrayList<>(owner.path);
    path.add(new Expression.Step(name.text(), element));
    return new Reached(use, use.binding().then(owner.binding), path);
  }

  /** A layer that another uses or was handed. */
  private Use use(Reached owner, Name name) {
    Map<String, Use> uses = here.frame().linker().uses(owner.use.layer());
    for (int i = 0; i < owner.use.functions().size(); i++) {
      String formal = owner.use.layer().functions().get(i).name();
      if (formal.equals(name.text())
          && owner.use.functions().get(i) instanceof FunctionValue.Owned owned) {
        return owned.use();
      }
    }
    return Optional.ofNullable(uses.get(name.text()))
        .orElseThrow(() -> unknown(owner, name, new ArrayList<>(uses.keySet())));
  }
}
