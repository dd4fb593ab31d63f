package dev.gradwright.compiler.parse;

import dev.gradwright.compiler.ast.AdjointRule;
import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.ast.Import;
import dev.gradwright.compiler.ast.Parameter;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.grammar.GradParser.AdjointRuleContext;
import dev.gradwright.grammar.GradParser.FileContext;
import dev.gradwright.grammar.GradParser.FnContext;
import dev.gradwright.grammar.GradParser.ImportDeclarationContext;
import dev.gradwright.grammar.GradParser.ItemContext;
import dev.gradwright.grammar.GradParser.LayerContext;
import dev.gradwright.grammar.GradParser.ModelContext;
import dev.gradwright.grammar.GradParser.ParametersContext;
import java.util.List;
import java.util.Optional;

/** Parse tree to syntax tree: what a file declares. */
final class FileReader {
  private final Words words;
  private final ExpressionReader expressions;
  private final StatementReader statements;
  private final TypeReader types;

  FileReader(Words words, Diagnostics diagnostics) {
    this.words = words;
    this.expressions = new ExpressionReader(words, diagnostics);
    this.statements = expressions.statements();
    this.types = expressions.types();
  }

  File file(FileContext file) {
    List<Import> imports =
        file.item().stream()
            .filter(item -> item.importDeclaration() != null)
            .map(item -> imported(item.importDeclaration()))
            .toList();
    List<Declaration> declarations =
        file.item().stream()
            .filter(item -> item.importDeclaration() == null)
            .map(this::declaration)
            .toList();
    return new File(words.source(), imports, declarations);
  }

  private Import imported(ImportDeclarationContext declaration) {
    return new Import(words.names(declaration.name()), words.span(declaration));
  }

  private Declaration declaration(ItemContext item) {
    if (item.constant() != null) {
      return statements.constant(item.constant());
    }
    if (item.fn() != null) {
      return fn(item.fn());
    }
    return item.layer() != null ? layer(item.layer()) : model(item.model());
  }

  private Declaration fn(FnContext fn) {
    return new Declaration.Fn(
        words.doc(fn),
        words.name(fn.name()),
        types.dims(fn.dims()),
        types.parameters(fn.parameters()),
        types.type(fn.type()),
        statements.body(fn.block(), Body.FN),
        Optional.ofNullable(fn.adjointRule()).map(this::rule),
        words.span(fn));
  }

  private AdjointRule rule(AdjointRuleContext rule) {
    boolean surrogate = rule.SURROGATE() != null;
    return new AdjointRule(
        surrogate ? AdjointRule.Kind.SURROGATE : AdjointRule.Kind.TRUE,
        words.names(rule.name()),
        statements.body(rule.block(), Body.RULE),
        words.span(rule));
  }

  private Declaration layer(LayerContext layer) {
    return new Declaration.Layer(
        words.doc(layer),
        words.name(layer.name()),
        types.dims(layer.dims()),
        optional(layer.parameters()),
        statements.body(layer.block(), Body.LAYER),
        words.span(layer));
  }

  private Declaration model(ModelContext model) {
    return new Declaration.Model(
        words.doc(model),
        words.name(model.name()),
        optional(model.parameters()),
        statements.body(model.block(), Body.MODEL),
        words.span(model));
  }

  private List<Parameter> optional(ParametersContext parameters) {
    return parameters == null ? List.of() : types.parameters(parameters);
  }
}
