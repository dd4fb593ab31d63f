package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.ElementName;
import dev.gradwright.compiler.ast.Entry;
import dev.gradwright.compiler.ast.TypeSyntax;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.FunctionType;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.List;

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

  /** The types that a fn or a forward gives. */
  List<Type> results(TypeSyntax syntax) {
    return syntax instanceof TypeSyntax.Tuple tuple
        ? tuple.elements().stream().map(this::tensor).toList()
        : List.of(tensor(syntax));
  }

  FunctionType function(TypeSyntax.Function syntax) {
    return new FunctionType(
        syntax.parameters().stream().map(this::tensor).toList(), results(syntax.result()));
  }

  private static ElementType element(TypeSyntax.Tensor tensor) {
    ElementName name = tensor.element();
    return switch (name) {
      case REAL -> ElementType.REAL;
      case INT -> ElementType.INT;
      case BOOL -> ElementType.BOOL;
      case F64, F32, F16, BF16 ->
          throw Here.fail(
              DiagnosticKind.NOT_YET_SUPPORTED,
              tensor.span(),
              "the element type `" + name.text() + "`");
    };
  }

  /** The extents of a type or of a shape. */
  List<Axis> axes(List<Entry> entries) {
    List<Axis> axes = new ArrayList<>();
    for (Entry entry : entries) {
      axes.add(
          entry instanceof Entry.Leading leading
              ? leading(leading, axes)
              : new Axis.Single(new Extents(here).size(((Entry.Value) entry).expression())));
    }
    return axes;
  }

  private Axis leading(Entry.Leading entry, List<Axis> before) {
    String name = entry.name().text();
    if (!before.isEmpty()) {
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
