package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.ast.DimName;
import dev.gradwright.compiler.ast.ElementName;
import dev.gradwright.compiler.ast.Entry;
import dev.gradwright.compiler.ast.IndexBinder;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Parameter;
import dev.gradwright.compiler.ast.Range;
import dev.gradwright.compiler.ast.TypeSyntax;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.DidYouMean;
import dev.gradwright.grammar.GradBaseVisitor;
import dev.gradwright.grammar.GradParser.BinderContext;
import dev.gradwright.grammar.GradParser.DimNameContext;
import dev.gradwright.grammar.GradParser.DimsContext;
import dev.gradwright.grammar.GradParser.DomainContext;
import dev.gradwright.grammar.GradParser.EntryContext;
import dev.gradwright.grammar.GradParser.FunctionTypeContext;
import dev.gradwright.grammar.GradParser.LeadingEntryContext;
import dev.gradwright.grammar.GradParser.ParameterContext;
import dev.gradwright.grammar.GradParser.ParametersContext;
import dev.gradwright.grammar.GradParser.RangeContext;
import dev.gradwright.grammar.GradParser.TensorTypeContext;
import dev.gradwright.grammar.GradParser.TupleTypeContext;
import dev.gradwright.grammar.GradParser.TypeContext;
import dev.gradwright.grammar.GradParser.ValueEntryContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Parse tree to syntax tree: types, ranges, and what is declared with them in one line. */
final class TypeReader extends GradBaseVisitor<TypeSyntax> {
  private static final List<String> ELEMENTS =
      Arrays.stream(ElementName.values()).map(ElementName::text).toList();

  private static final List<String> PRECISIONS =
      ELEMENTS.subList(ElementName.F64.ordinal(), ELEMENTS.size());

  private final Words words;
  private final Diagnostics diagnostics;
  private final ExpressionReader expressions;

  TypeReader(Words words, Diagnostics diagnostics, ExpressionReader expressions) {
    this.words = words;
    this.diagnostics = diagnostics;
    this.expressions = expressions;
  }

  TypeSyntax type(TypeContext type) {
    return type.accept(this);
  }

  Optional<TypeSyntax> optional(TypeContext type) {
    return Optional.ofNullable(type).map(this::type);
  }

  @Override
  public TypeSyntax visitTensorType(TensorTypeContext type) {
    ElementName element = element(words.name(type.name()));
    return new TypeSyntax.Tensor(element, entries(type.entry()), words.span(type));
  }

  @Override
  public TypeSyntax visitFunctionType(FunctionTypeContext type) {
    List<TypeSyntax> all = Each.of(type.type(), this::type);
    int last = all.size() - 1;
    return new TypeSyntax.Function(all.subList(0, last), all.get(last), words.span(type));
  }

  @Override
  public TypeSyntax visitTupleType(TupleTypeContext type) {
    return new TypeSyntax.Tuple(Each.of(type.type(), this::type), words.span(type));
  }

  /** The element type that a word means here or in other languages. */
  static Optional<String> element(String word) {
    return ELEMENTS.contains(word) ? Optional.of(word) : Habits.type(word);
  }

  private ElementName element(Name name) {
    return element(name, ELEMENTS, Habits.type(name.text()));
  }

  ElementName precision(Name name) {
    return element(name, PRECISIONS, Habits.precision(name.text()));
  }

  /** An unknown name is reported; the tree is then thrown away. */
  private ElementName element(Name name, List<String> fitting, Optional<String> meant) {
    int index = ELEMENTS.indexOf(name.text());
    if (index >= 0) {
      return ElementName.values()[index];
    }
    diagnostics.report(
        Diagnostic.of(DiagnosticKind.UNKNOWN_TYPE, name.span(), name.text())
            .expected(Wording.choice(Each.of(fitting, e -> "`" + e + "`")))
            .didYouMean(meant.or(() -> DidYouMean.among(fitting, name.text()))));
    return ElementName.REAL;
  }

  List<Entry> entries(List<EntryContext> entries) {
    return Each.of(entries, this::entry);
  }

  private Entry entry(EntryContext entry) {
    if (entry instanceof LeadingEntryContext leading) {
      return new Entry.Leading(words.name(leading.name()), words.span(leading));
    }
    return new Entry.Value(expressions.expression(((ValueEntryContext) entry).expr()));
  }

  List<DimName> dims(DimsContext dims) {
    return dims == null ? List.of() : Each.of(dims.dimName(), this::dim);
  }

  DimName dim(DimNameContext dim) {
    boolean leading = dim.RANGE() != null;
    DimName.Kind kind = leading ? DimName.Kind.LEADING : DimName.Kind.SINGLE;
    return new DimName(kind, words.name(dim.name()), words.span(dim));
  }

  IndexBinder binder(BinderContext binder) {
    boolean leading = binder.RANGE() != null;
    return new IndexBinder(
        leading ? DimName.Kind.LEADING : DimName.Kind.SINGLE,
        words.name(binder.name()),
        domain(binder.domain()),
        words.span(binder));
  }

  List<Parameter> parameters(ParametersContext parameters) {
    return Each.of(parameters.parameter(), this::parameter);
  }

  private Parameter parameter(ParameterContext parameter) {
    boolean constant = parameter.CONST() != null;
    return new Parameter(
        constant ? Parameter.Kind.CONST : Parameter.Kind.PLAIN,
        words.name(parameter.name()),
        optional(parameter.type()),
        domain(parameter.domain()),
        Optional.ofNullable(parameter.expr()).map(expressions::expression),
        words.span(parameter));
  }

  Optional<Range> domain(DomainContext domain) {
    return Optional.ofNullable(domain).map(context -> range(context.range()));
  }

  Range range(RangeContext range) {
    int last = range.expr().size() - 1;
    return new Range(
        last == 0 ? Optional.empty() : Optional.of(expressions.expression(range.expr(0))),
        expressions.expression(range.expr(last)),
        words.span(range));
  }
}
