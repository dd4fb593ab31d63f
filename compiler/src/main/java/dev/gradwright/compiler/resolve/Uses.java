package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Expression.Call;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/** Reads {@code use fc = Dense(In, H);}. */
final class Uses {
  private final Here here;

  Uses(Here here) {
    this.here = here;
  }

  Use of(Name name, Optional<Extent> count, Node syntax, String documentation) {
    Node callee = syntax instanceof Call call ? call.callee() : syntax;
    List<Actual> actuals = syntax instanceof Call call ? Actual.of(call.arguments()) : List.of();
    Module.Found found = layer(callee);
    LayerEntry entry =
        here.frame().linker().layer(found.module(), (Declaration.Layer) found.declaration());
    here.frame().linker().reach(here.frame(), found, syntax.span());
    Application made = Application.constructing(here, entry.construction(), actuals, syntax.span());
    made.binding().extents().values().forEach(e -> BuildTime.known(here, e, syntax.span()));
    return new Use(
        name.text(),
        count,
        entry.layer(),
        made.binding(),
        made.arguments(),
        made.functions(),
        documentation,
        name.span());
  }

  private Module.Found layer(Node callee) {
    Optional<Module.Found> found = new Callees(here).declaration(callee);
    if (found.isPresent() && found.get().declaration() instanceof Declaration.Layer) {
      return found.get();
    }
    if (found.isPresent()) {
      throw new Unknown(here).notALayer(callee, Names.words(found.get()));
    }
    if (callee instanceof Reference reference) {
      Optional<Symbol> local = here.find(reference.name());
      throw local.isPresent()
          ? new Unknown(here).notALayer(callee, local.get().words())
          : new Unknown(here).layer(reference.name());
    }
    throw new Unknown(here).notALayer(callee, "an expression");
  }
}
