package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.DimName;
import dev.gradwright.compiler.ast.Expression.Reduction;
import dev.gradwright.compiler.ast.IndexBinder;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.Pattern;
import dev.gradwright.compiler.ast.ReductionName;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads index notation. */
final class Notation {
  private final Here here;

  Notation(Here here) {
    this.here = here;
  }

  /** {@code d[i, j] = value} */
  Expression indexed(Pattern.Indexed pattern, Node value) {
    Nest nest = new Nest(here.frame(), here.nest());
    Here inside = here.inside(nest);
    List<Index> indices = introduce(inside, nest, pattern.indices());
    Expression body = Expressions.one(inside, value);
    nest.solve();
    if (!body.type().isScalar()) {
      throw Refusal.of(
          Diagnostic.of(DiagnosticKind.NOT_A_SCALAR, value.span(), "the right side", body.type())
              .expected("an index for every axis"));
    }
    List<Axis> axes = new ArrayList<>();
    indices.forEach(i -> axes.addAll(here.frame().range(i).orElseThrow().axes()));
    return new Expression.Indexed(indices, body, body.type().withAxes(axes), pattern.span());
  }

  /** {@code sum[i, k] body} */
  Expression reduce(Reduction syntax) {
    Nest nest = here.nest().orElseGet(() -> new Nest(here.frame(), Optional.empty()));
    Here inside = here.inside(nest);
    List<Index> indices = introduce(inside, nest, syntax.indices());
    Expression body = reducible(syntax.name(), Expressions.one(inside, syntax.body()));
    if (here.nest().isEmpty()) {
      nest.solve();
    }
    return new Expression.Reduce(kind(syntax.name()), indices, body, syntax.span());
  }

  /** {@code sum(x)} */
  static Expression reduceAll(ReductionName name, Expression operand, Span span) {
    return new Expression.ReduceAll(kind(name), reducible(name, operand), span);
  }

  private static Expression reducible(ReductionName name, Expression operand) {
    if (operand.element() == ElementType.BOOL) {
      throw Elements.wrong(name.symbol(), operand, "numbers; `real(x)` is 1 where x is true");
    }
    return name == ReductionName.MEAN ? Broadcasting.convert(operand, ElementType.REAL) : operand;
  }

  private static dev.gradwright.compiler.resolved.Reduction kind(ReductionName name) {
    return switch (name) {
      case SUM -> dev.gradwright.compiler.resolved.Reduction.SUM;
      case PROD -> dev.gradwright.compiler.resolved.Reduction.PRODUCT;
      case MAX -> dev.gradwright.compiler.resolved.Reduction.MAXIMUM;
      case MIN -> dev.gradwright.compiler.resolved.Reduction.MINIMUM;
      case MEAN -> dev.gradwright.compiler.resolved.Reduction.MEAN;
    };
  }

  private List<Index> introduce(Here inside, Nest nest, List<IndexBinder> binders) {
    List<Index> indices = new ArrayList<>();
    for (IndexBinder binder : binders) {
      Index index = index(binder);
      Optional<Interval> range = binder.range().map(r -> new Extents(here).range(r));
      nest.introduce(index, range);
      inside.declareIndex(binder.name(), new Symbol.AtIndex(index));
      indices.add(index);
    }
    return indices;
  }

  private static Index index(IndexBinder binder) {
    return binder.kind() == DimName.Kind.SINGLE
        ? new Index.Single(binder.name().text(), binder.name().span())
        : new Index.Leading(binder.name().text(), binder.name().span());
  }
}
