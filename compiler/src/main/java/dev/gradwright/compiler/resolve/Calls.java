package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Expression.Call;
import dev.gradwright.compiler.ast.Expression.Member;
import dev.gradwright.compiler.ast.Expression.ReductionCall;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Expression.Subscript;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.FunctionParameter;
import dev.gradwright.compiler.resolved.Producer;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads calls: of a fn, a used layer, a function argument or an operator by its name. */
final class Calls {
  private final Here here;

  Calls(Here here) {
    this.here = here;
  }

  Outcome of(Call call) {
    try {
      return of(call.callee(), Actual.of(call.arguments()), call.span());
    } catch (ArithmeticException e) {
      String what = "of `" + Words.excerpt(call.callee()) + "`";
      throw Here.fail(DiagnosticKind.BAD_EXTENT, call.span(), what, "no number: " + e.getMessage());
    }
  }

  Outcome of(Node callee, List<Actual> actuals, Span span) {
    Optional<Module.Found> found = new Callees(here).declaration(callee);
    if (found.isPresent()) {
      return declared(found.get(), actuals, span);
    }
    if (callee instanceof Reference reference) {
      Optional<Symbol> symbol = here.find(reference.name());
      if (symbol.isPresent()) {
        return local(callee, symbol.get(), Optional.empty(), actuals, span);
      }
      if (Intrinsics.names().contains(reference.name().text())) {
        return new Intrinsics(here, reference.name().text(), span).call(actuals);
      }
      throw new Unknown(here).call(reference.name(), actuals);
    }
    if (callee instanceof ReductionCall reduction) {
      return new Outcome.One(ReductionCalls.of(here, reduction, actuals, span));
    }
    if (callee instanceof Subscript subscript && subscript.target() instanceof Reference array) {
      Symbol symbol =
          here.find(array.name()).orElseThrow(() -> new Unknown(here).value(array.name()));
      Extent element = new Callees(here).element(subscript, symbol);
      return local(callee, symbol, Optional.of(element), actuals, span);
    }
    if (callee instanceof Member member) {
      new Idioms(here).method(member, actuals);
    }
    throw Refusal.of(
        Diagnostic.of(DiagnosticKind.NOT_CALLABLE, callee.span(), "`" + Words.excerpt(callee) + "`")
            .expected("the name of a fn or of a used layer before `(`"));
  }

  private static Refusal notCallable(Node callee, String what, String expected) {
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.NOT_CALLABLE, callee.span(), "`" + Words.excerpt(callee) + "`")
            .found(what)
            .expected(expected));
  }

  private Outcome declared(Module.Found found, List<Actual> actuals, Span span) {
    if (!(found.declaration() instanceof Declaration.Fn fn)) {
      boolean layer = found.declaration() instanceof Declaration.Layer;
      String name = found.declaration().name().text();
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.NOT_CALLABLE, span, "`" + name + "`")
              .found(Names.words(found))
              .expected(layer ? "a name for it: `use f = " + name + "(...);`, then `f(x)`" : "a fn")
              .note(found.declaration().name().span(), "`" + name + "` is declared here"));
    }
    FnEntry entry = here.frame().linker().fn(found.module(), fn);
    here.frame().linker().reach(here.frame(), found, span);
    Application application = Application.of(here, entry.face(), actuals, Binding.NONE, span);
    return new Outcome.Produced(
        new Producer.Call(
            entry.fn(),
            application.binding(),
            application.arguments(),
            application.functions(),
            application.over(),
            application.results(),
            span));
  }

  private Outcome local(
      Node callee, Symbol symbol, Optional<Extent> element, List<Actual> actuals, Span span) {
    if (symbol instanceof Symbol.Function function) {
      return new Outcome.Produced(function(function.parameter(), actuals, span));
    }
    if (!(symbol instanceof Symbol.Layered layered)) {
      throw notCallable(callee, symbol.words(), "a fn, a layer or a function");
    }
    if (layered.use().count().isPresent() != element.isPresent()) {
      String first = layered.use().name() + "[0](" + texts(actuals) + ")";
      throw notCallable(callee, symbol.words(), "an element of the array: `" + first + "`");
    }
    LayerEntry entry = here.frame().linker().layer(layered.use().layer());
    Application application =
        Application.of(here, entry.forward(), actuals, layered.use().binding(), span);
    return new Outcome.Produced(
        new Producer.ApplyLayer(
            layered.use(),
            element,
            application.binding(),
            application.arguments(),
            application.results(),
            span));
  }

  /** A function argument takes its declared types as they are: its dims are those of here. */
  private Producer function(FunctionParameter parameter, List<Actual> actuals, Span span) {
    List<Type> types = parameter.type().parameters();
    List<Formal> formals =
        IntStream.range(0, types.size()).mapToObj(i -> formal(parameter, i)).toList();
    Binding rigid = Binding.identity(types);
    Face face =
        new Face(
            "`" + parameter.name() + "`",
            parameter.span(),
            formals,
            Set.of(),
            rigid.leading().keySet(),
            parameter.type().results());
    Application application = Application.of(here, face, actuals, rigid, span);
    return new Producer.CallFunction(
        parameter, application.arguments(), application.over(), application.results(), span);
  }

  private static Formal formal(FunctionParameter parameter, int i) {
    Type type = parameter.type().parameters().get(i);
    String name = Integer.toString(i + 1);
    return new Formal.Tensor(Value.of(name, type, Value.Role.ARGUMENT, parameter.span()));
  }

  /** Arguments as they were written, none if one has a name or is too long to be shown. */
  static List<String> plain(List<Actual> actuals) {
    List<String> texts = actuals.stream().map(a -> Words.excerpt(a.span())).toList();
    boolean shown =
        actuals.stream().allMatch(a -> a.name().isEmpty())
            && texts.stream().noneMatch(text -> text.endsWith("..."));
    return shown ? texts : List.of();
  }

  /** Arguments as they were written. */
  static String texts(List<Actual> actuals) {
    return actuals.stream().map(a -> Words.excerpt(a.span())).collect(Collectors.joining(", "));
  }
}
