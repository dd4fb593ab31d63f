package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Held;
import dev.gradwright.compiler.resolved.Statement;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.Extent;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads consts: ints become extents, all else values. */
final class Constants {
  private sealed interface Meaning {
    record Number(Extent extent) implements Meaning {}

    record Tensor(Value value, Expression expression) implements Meaning {}

    record Refused() implements Meaning {}
  }

  private final Linker linker;
  private final Map<Const, Meaning> known = new IdentityHashMap<>();
  private final Set<Const> reading = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Value, Expression> values = new LinkedHashMap<>();

  Constants(Linker linker) {
    this.linker = linker;
  }

  /** The number of an int const. */
  Optional<Extent> number(Module module, Const syntax) {
    return meaning(module, syntax) instanceof Meaning.Number number
        ? Optional.of(number.extent())
        : Optional.empty();
  }

  /** The value of a const that is no number. */
  Value tensor(Module module, Const syntax) {
    if (meaning(module, syntax) instanceof Meaning.Tensor tensor) {
      values.put(tensor.value(), tensor.expression());
      return tensor.value();
    }
    throw Refusal.known();
  }

  /** All values that were asked for. */
  Map<Value, Expression> values() {
    return values;
  }

  private Meaning meaning(Module module, Const syntax) {
    if (reading.contains(syntax)) {
      throw Here.fail(DiagnosticKind.RECURSION, syntax.name().span(), syntax.name().text());
    }
    if (!known.containsKey(syntax)) {
      Frame frame = new Frame(module, linker, syntax);
      reading.add(syntax);
      known.put(syntax, new Meaning.Refused());
      frame.attempt(() -> known.put(syntax, read(Here.in(frame), syntax)));
      reading.remove(syntax);
    }
    if (known.get(syntax) instanceof Meaning.Refused) {
      throw Refusal.known();
    }
    return known.get(syntax);
  }

  private static Meaning read(Here here, Const syntax) {
    Optional<Type> type =
        syntax.type().map(t -> new Types(here).computed(t, "the type of a constant"));
    if (type.isEmpty() || type.get().equals(Type.INT)) {
      Optional<Affine> number = new Affines(here).of(syntax.value()).filter(Affine::isConstant);
      if (number.isPresent()) {
        return new Meaning.Number(number.get().offset());
      }
    }
    Expression value = BuildTime.constant(here, Actual.written(syntax.value()));
    Expression typed =
        type.map(t -> Broadcasting.fill(value, t, "const `" + syntax.name().text() + "`"))
            .orElse(value);
    String doc = syntax.doc().map(Doc::text).orElse("");
    Value named =
        new Value(
            syntax.name().text(),
            typed.type(),
            Value.Role.CONSTANT,
            Held.AS_COMPUTED,
            Optional.empty(),
            doc,
            syntax.name().span());
    return new Meaning.Tensor(named, typed);
  }

  /** Declares a const of a body; the statement that gives it its value, unless it is a number. */
  static Optional<Statement> local(Here here, Const syntax) {
    Meaning meaning = read(here, syntax);
    if (meaning instanceof Meaning.Number number) {
      here.declare(
          syntax.name(),
          new Symbol.Number(number.extent(), Symbol.Origin.CONST, syntax.name().span()));
      return Optional.empty();
    }
    Meaning.Tensor tensor = (Meaning.Tensor) meaning;
    here.declare(syntax.name(), new Symbol.Tensor(tensor.value()));
    return Optional.of(new Statement.Let(tensor.value(), tensor.expression()));
  }
}
