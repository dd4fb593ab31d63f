package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;

/** Finds what names stand for, and says what is wrong where they stand for nothing. */
final class Names {
  static final String TRAINING = "training";

  private final Here here;

  Names(Here here) {
    this.here = here;
  }

  /** The value of a name. */
  Expression value(Name name) {
    Optional<Symbol> local = here.find(name);
    return local.isPresent() ? value(name, local.get()) : global(name);
  }

  private Expression value(Name name, Symbol symbol) {
    if (symbol instanceof Symbol.Tensor tensor) {
      return new Expression.Reference(tensor.value(), name.span());
    }
    if (symbol instanceof Symbol.Number number) {
      return new Expression.Size(number.extent(), name.span());
    }
    if (symbol instanceof Symbol.AtIndex at && at.index() instanceof Index.Single single) {
      return new Expression.Position(single, name.span());
    }
    throw notAValue(name, symbol.words());
  }

  private Expression global(Name name) {
    Optional<Module.Found> declared = declaration(name);
    if (declared.isEmpty() && name.text().equals(TRAINING)) {
      return new Expression.Training(name.span());
    }
    Module.Found found = declared.orElseThrow(() -> new Unknown(here).value(name));
    return constant(found, name.span()).orElseThrow(() -> notAValue(name, words(found)));
  }

  /** The value of a const, a number or a tensor. */
  Optional<Expression> constant(Module.Found found, Span span) {
    if (!(found.declaration() instanceof Const syntax)) {
      return Optional.empty();
    }
    Linker linker = here.frame().linker();
    Optional<Extent> number = linker.constants().number(found.module(), syntax);
    return Optional.of(
        number.isPresent()
            ? new Expression.Size(number.get(), span)
            : new Expression.Reference(linker.constants().tensor(found.module(), syntax), span));
  }

  /** The number of a const of a file. */
  Optional<Extent> number(Name name) {
    return declaration(name)
        .filter(found -> found.declaration() instanceof Const)
        .flatMap(
            found ->
                here.frame()
                    .linker()
                    .constants()
                    .number(found.module(), (Const) found.declaration()));
  }

  /** What files declare under a plain name. */
  Optional<Module.Found> declaration(Name name) {
    List<Module.Found> found = here.frame().module().find(name.text());
    if (found.size() > 1) {
      throw ambiguous(name, found);
    }
    return found.stream().findFirst();
  }

  private static Refusal ambiguous(Name name, List<Module.Found> found) {
    String module = found.get(0).module().name();
    String qualifier = module.substring(module.lastIndexOf('.') + 1);
    Diagnostic ambiguous =
        Diagnostic.of(DiagnosticKind.AMBIGUOUS_NAME, name.span(), name.text())
            .expected("a qualified name, such as `" + qualifier + "." + name.text() + "`");
    for (Module.Found one : found) {
      ambiguous = ambiguous.note(one.declaration().name().span(), "one is declared here");
    }
    return Refusal.of(ambiguous);
  }

  static String words(Module.Found found) {
    if (found.declaration() instanceof Declaration.Fn) {
      return "a fn";
    }
    if (found.declaration() instanceof Declaration.Layer) {
      return "a layer";
    }
    return found.declaration() instanceof Declaration.Model ? "a model" : "a const";
  }

  private static Refusal notAValue(Name name, String words) {
    return Here.fail(DiagnosticKind.NOT_A_VALUE, name.span(), name.text(), words);
  }

  /** The value that a check is told by its name. */
  Value named(Name name) {
    return tensor(here.find(name)).orElseThrow(() -> unknownValue(name));
  }

  private Refusal unknownValue(Name name) {
    if (here.find(name).isEmpty()) {
      return new Unknown(here).value(name);
    }
    return Here.fail(
        DiagnosticKind.WRONG_TYPE, name.span(), "`" + name.text() + "`", "the name of a value");
  }

  /** The value that a name of a rule or a loop stands for. */
  private static Optional<Value> tensor(Optional<Symbol> symbol) {
    return symbol
        .filter(Symbol.Tensor.class::isInstance)
        .map(found -> ((Symbol.Tensor) found).value());
  }
}
