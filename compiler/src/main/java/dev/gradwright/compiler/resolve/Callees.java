package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Expression.Member;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Expression.Subscript;
import dev.gradwright.compiler.ast.Index;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what stands before the parentheses of a call. */
final class Callees {
  private final Here here;

  Callees(Here here) {
    this.here = here;
  }

  /** The declaration of a file that is named, plainly or qualified; empty if it is none. */
  Optional<Module.Found> declaration(Node callee) {
    if (callee instanceof Reference reference) {
      return here.scope().find(reference.name().text()).isPresent()
          ? Optional.empty()
          : new Names(here).declaration(reference.name());
    }
    return callee instanceof Member member ? qualified(member) : Optional.empty();
  }

  /** {@code nn.Dense} */
  Optional<Module.Found> qualified(Member member) {
    Module module = here.frame().module();
    if (!(member.target() instanceof Reference reference)
        || here.scope().find(reference.name().text()).isPresent()) {
      return Optional.empty();
    }
    Optional<Module.Seen> seen = module.qualifier(reference.name().text());
    if (seen.isEmpty()) {
      if (new Names(here).declaration(reference.name()).isEmpty()) {
        throw new Unknown(here).qualifier(reference.name(), member.name());
      }
      return Optional.empty();
    }
    Optional<Module.Found> found = module.find(seen.get(), member.name().text());
    if (found.isEmpty()) {
      throw new Unknown(here).member(seen.get().module(), member.name());
    }
    return found;
  }

  /** {@code blocks[l]}: which element of an array of layers. */
  Extent element(Subscript subscript, Symbol symbol) {
    List<Index> indices = subscript.indices();
    if (!(symbol instanceof Symbol.Layered layered) || layered.use().count().isEmpty()) {
      boolean single = symbol instanceof Symbol.Layered;
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.NOT_CALLABLE,
                  subscript.span(),
                  "`" + Words.excerpt(subscript) + "`")
              .found(symbol.words())
              .expected(single ? "no index: it is one layer" : "an element of an array of layers"));
    }
    if (indices.size() != 1 || !(indices.get(0) instanceof Index.At at)) {
      throw Here.fail(
          DiagnosticKind.TOO_MANY_INDICES,
          subscript.span(),
          "`" + layered.use().name() + "`",
          "1 axis",
          indices.size());
    }
    Extent element = BuildTime.known(here, new Extents(here).of(at.expression()), at.span());
    Extent count = layered.use().count().get();
    Supplier<Diagnostic> outside =
        () ->
            Diagnostic.of(
                    DiagnosticKind.OUTSIDE,
                    at.span(),
                    "index `" + Words.excerpt(at) + "`",
                    layered.use().name())
                .found(element.toString())
                .expected(Reads.positions(here, count))
                .note(layered.use().span(), "the array is declared here");
    here.obligations().notNegative(element, outside);
    here.obligations().notNegative(count.minus(element).plus(-1), outside);
    return element;
  }
}
