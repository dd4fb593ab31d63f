package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Argument;
import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Expression.Call;
import dev.gradwright.compiler.ast.Expression.Hole;
import dev.gradwright.compiler.ast.Expression.Member;
import dev.gradwright.compiler.ast.Expression.ReductionCall;
import dev.gradwright.compiler.ast.Expression.Reference;
import dev.gradwright.compiler.ast.Expression.Subscript;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.resolved.Binding;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.FunctionParameter;
import dev.gradwright.compiler.resolved.FunctionType;
import dev.gradwright.compiler.resolved.FunctionValue;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is handed over as a function, and writes it as a lambda. */
final class FunctionArguments {
  /** Whose argument it is. */
  enum Owner {
    CALL,
    LAYER
  }

  private final Here here;
  private final Face face;
  private final DimSolver dims;
  private final Owner owner;

  FunctionArguments(Here here, Face face, DimSolver dims, Owner owner) {
    this.here = here;
    this.face = face;
    this.dims = dims;
    this.owner = owner;
  }

  FunctionValue of(FunctionParameter formal, Actual actual) {
    Node syntax = ((Actual.Written) actual.operand()).syntax();
    if (syntax instanceof Call call && !hasHoles(call.arguments())) {
      return owned(formal, call);
    }
    Handed handed = handed(formal, syntax);
    return mayBeFunction(handed.callee())
        ? lambda(handed, syntax.span())
        : refuse(formal, actual.span());
  }

  /** A call is taken apart; that of a reduction stays whole, since it has no name of its own. */
  private static Handed handed(FunctionParameter formal, Node syntax) {
    if (syntax instanceof Call call) {
      return new Handed(formal, call.callee(), Optional.of(call.arguments()));
    }
    if (syntax instanceof ReductionCall call && hasHoles(call.arguments())) {
      return new Handed(formal, call, Optional.of(call.arguments()));
    }
    return new Handed(formal, syntax, Optional.empty());
  }

  /** What is handed over: a name, or a call with holes. */
  private record Handed(
      FunctionParameter formal, Node callee, Optional<List<Argument>> arguments) {}

  private boolean mayBeFunction(Node callee) {
    if (callee instanceof Reference reference) {
      Optional<Symbol> local = here.find(reference.name());
      return local.isEmpty()
          || local.get() instanceof Symbol.Layered
          || local.get() instanceof Symbol.Function;
    }
    return callee instanceof Member
        || callee instanceof Subscript
        || callee instanceof ReductionCall call && hasHoles(call.arguments());
  }

  private static boolean hasHoles(List<Argument> arguments) {
    return arguments.stream().anyMatch(a -> a.value() instanceof Hole);
  }

  private FunctionValue refuse(FunctionParameter formal, Span span) {
    throw Refusal.of(
        Diagnostic.of(DiagnosticKind.FUNCTION_NEEDED, span, formal.name(), face.what())
            .expected(formal.type() + ": the name of a fn or a layer, or a call with `_`")
            .note(formal.span(), "`" + formal.name() + "` is declared here"));
  }

  /** {@code Residual(Block(D))}: the layer is made for the one it is handed to. */
  private FunctionValue owned(FunctionParameter formal, Call call) {
    Optional<Module.Found> found = new Callees(here).declaration(call.callee());
    boolean layer = found.isPresent() && found.get().declaration() instanceof Declaration.Layer;
    if (!layer) {
      return refuse(formal, call.span());
    }
    if (owner == Owner.CALL) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.UNOWNED_LAYER, call.span())
              .expected("`use f = " + Words.excerpt(call) + ";`, then `f`"));
    }
    Name name = new Name(formal.name(), call.span());
    Use use = new Uses(here).of(name, Optional.empty(), call, "");
    Here inner = here.inner();
    inner.scope().put(name.text(), new Symbol.Layered(use));
    Handed handed = new Handed(formal, new Reference(name), Optional.empty());
    FunctionArguments inside = new FunctionArguments(inner, face, dims, owner);
    return new FunctionValue.Owned(use, inside.lambda(handed, call.span()));
  }

  private FunctionValue.Lambda lambda(Handed handed, Span span) {
    suggest(handed);
    Fresh fresh = new Fresh(here.frame().linker());
    FunctionType type = type(handed.formal(), fresh, span);
    List<Value> parameters = new ArrayList<>();
    for (Type parameter : type.parameters()) {
      String name = "_" + (parameters.size() + 1);
      parameters.add(Value.of(name, parameter, Value.Role.ARGUMENT, span));
    }
    Outcome outcome = new Calls(here).of(handed.callee(), actuals(handed, parameters, span), span);
    return lambda(handed.formal(), type, fresh, parameters, outcome, span);
  }

  private FunctionValue.Lambda lambda(
      FunctionParameter formal,
      FunctionType type,
      Fresh fresh,
      List<Value> parameters,
      Outcome outcome,
      Span span) {
    if (!fits(outcome.types(), type.results())) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.FUNCTION_MISFIT,
                  span,
                  "`" + Words.excerpt(span) + "`",
                  formal.name())
              .found(new FunctionType(type.parameters(), outcome.types()).toString())
              .expected(type.toString())
              .note(formal.span(), "`" + formal.name() + "` is declared here"));
    }
    List<Statement> statements = new ArrayList<>();
    List<Expression> values = Steps.takeApart(outcome, statements, span);
    List<Expression> results = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      results.add(Broadcasting.convert(values.get(i), type.results().get(i).element()));
    }
    return new FunctionValue.Lambda(fresh.back(), parameters, statements, results);
  }

  private static boolean fits(List<Type> found, List<Type> wanted) {
    if (found.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < found.size(); i++) {
      boolean narrower = found.get(i).element().compareTo(wanted.get(i).element()) < 0;
      if (narrower || !found.get(i).axes().equals(wanted.get(i).axes())) {
        return false;
      }
    }
    return true;
  }

  /** The declared type in names of here; dims that only an application solves get fresh names. */
  private FunctionType type(FunctionParameter formal, Fresh fresh, Span span) {
    Binding names = Binding.identity(all(formal.type()));
    names.extents().keySet().stream().filter(n -> isOpen(n, span)).forEach(fresh::rename);
    names.leading().keySet().stream().filter(n -> isOpen(n, span)).forEach(fresh::renameLeading);
    return fresh.renaming().and(dims.binding()).apply(formal.type());
  }

  private boolean isOpen(String name, Span span) {
    boolean open = !dims.isKnown(name);
    if (open && owner == Owner.CALL) {
      throw Here.fail(DiagnosticKind.UNSOLVED_DIM, span, name, face.what());
    }
    return open;
  }

  private static List<Type> all(FunctionType type) {
    List<Type> all = new ArrayList<>(type.parameters());
    all.addAll(type.results());
    return all;
  }

  private static List<Actual> actuals(Handed handed, List<Value> parameters, Span span) {
    List<Expression> open =
        parameters.stream().<Expression>map(v -> new Expression.Reference(v, span)).toList();
    if (handed.arguments().isEmpty()) {
      return open.stream().map(e -> Actual.ready(Optional.empty(), e, span)).toList();
    }
    List<Actual> actuals = new ArrayList<>();
    int next = 0;
    for (Argument argument : handed.arguments().get()) {
      boolean hole = argument.value() instanceof Hole;
      if (hole && next == open.size()) {
        throw Here.fail(DiagnosticKind.MISPLACED_HOLE, argument.span());
      }
      actuals.add(
          hole
              ? Actual.ready(argument.name(), open.get(next++), argument.span())
              : Actual.of(List.of(argument)).get(0));
    }
    return actuals;
  }

  /** Lets the types that the callee declares solve dims that no argument tells. */
  private void suggest(Handed handed) {
    if (handed.arguments().isEmpty()) {
      new HandedDims(here, dims).take(handed.formal().type(), handed.callee());
    }
  }
}
