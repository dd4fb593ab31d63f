package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Entry;
import dev.gradwright.compiler.ast.TypeSyntax;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.FunctionType;
import dev.gradwright.compiler.resolved.Held;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads types. */
final class Types {
  private final Here here;

  Types(Here here) {
    this.here = here;
  }

  /** The type of one tensor. */
  Type tensor(TypeSyntax syntax) {
    if (syntax instanceof TypeSyntax.Tensor tensor) {
      return new Type(element(tensor), axes(tensor.extents()));
    }
    throw Here.fail(
        DiagnosticKind.WRONG_TYPE,
        syntax.span(),
        "what stands here",
        syntax instanceof TypeSyntax.Tuple ? "one value, not a tuple" : "a tensor, not a function");
  }

  /** The type of what is only computed, and not held. */
  Type computed(TypeSyntax syntax, String place) {
    format(syntax)
        .ifPresent(
            narrow -> {
              throw Refusal.of(
                  Diagnostic.of(DiagnosticKind.MISPLACED_FORMAT, syntax.span(), narrow, place)
                      .expected("`real`"));
            });
    return tensor(syntax);
  }

  /** How a name holds its numbers: as its type says, if that is written and says something. */
  Held held(Type type, Optional<TypeSyntax> written) {
    return written
        .flatMap(Types::format)
        .map(Held::in)
        .orElse(type.element() == ElementType.REAL ? owned() : Held.AS_COMPUTED);
  }

  /** What a fn names is part of what is computed. */
  private Held owned() {
    return here.frame().owner() instanceof Declaration.Fn ? Held.AS_COMPUTED : Held.AS_MODEL;
  }

  /** How what a fn or a forward gives is held. */
  List<Held> held(TypeSyntax results, List<Type> types) {
    List<TypeSyntax> written = each(results);
    return IntStream.range(0, types.size())
        .mapToObj(i -> held(types.get(i), Optional.of(written.get(i))))
        .toList();
  }

  private static Optional<Format> format(TypeSyntax syntax) {
    return syntax instanceof TypeSyntax.Tensor tensor
        ? switch (tensor.element()) {
          case REAL, INT, BOOL, F64 -> Optional.empty();
          case F32 -> Optional.of(Format.F32);
          case F16 -> Optional.of(Format.F16);
          case BF16 -> Optional.of(Format.BF16);
        }
        : Optional.empty();
  }

  /** The types that a fn or a forward gives. */
  List<Type> results(TypeSyntax syntax) {
    return each(syntax).stream().map(this::tensor).toList();
  }

  /** What results consist of: a tuple, or one. */
  private static List<TypeSyntax> each(TypeSyntax results) {
    return results instanceof TypeSyntax.Tuple tuple ? tuple.elements() : List.of(results);
  }

  FunctionType function(TypeSyntax.Function syntax) {
    return new FunctionType(
        syntax.parameters().stream().map(this::ofFunction).toList(),
        each(syntax.result()).stream().map(this::ofFunction).toList());
  }

  private Type ofFunction(TypeSyntax syntax) {
    return computed(syntax, "the type of a function");
  }

  private static ElementType element(TypeSyntax.Tensor tensor) {
    return switch (tensor.element()) {
      case REAL, F32, F16, BF16 -> ElementType.REAL;
      case INT -> ElementType.INT;
      case BOOL -> ElementType.BOOL;
      case F64 ->
          throw Refusal.of(
              Diagnostic.of(
                      DiagnosticKind.MISPLACED_FORMAT,
                      tensor.span(),
                      "f64",
                      "the type of one value")
                  .expected(
                      "`real`, which is f64 in a model of `precision f64;`; there `f32` is narrower"));
    };
  }

  /** The extents of a type or of a shape. */
  List<Axis> axes(List<Entry> entries) {
    return here.frame().each(entries, (Entry entry) -> axis(entry, entries.get(0)));
  }

  private Axis axis(Entry entry, Entry first) {
    return entry instanceof Entry.Leading leading
        ? leading(leading, first)
        : new Axis.Single(new Extents(here).size(((Entry.Value) entry).expression()));
  }

  private Axis leading(Entry.Leading entry, Entry first) {
    String name = entry.name().text();
    if (entry != first) {
      throw Here.fail(DiagnosticKind.LEADING_DIMS, entry.span(), name, "stand first in a type");
    }
    Symbol symbol =
        here.find(entry.name())
            .orElseThrow(
                () ->
                    Refusal.of(
                        Diagnostic.of(DiagnosticKind.UNKNOWN_NAME, entry.span(), ".." + name)
                            .expected("leading dims, declared by `<.." + name + ">`")));
    if (!(symbol instanceof Symbol.LeadingDims)) {
      throw Here.fail(
          DiagnosticKind.LEADING_DIMS, entry.span(), name, "are meant, it is " + symbol.words());
    }
    return new Axis.Leading(name);
  }
}
