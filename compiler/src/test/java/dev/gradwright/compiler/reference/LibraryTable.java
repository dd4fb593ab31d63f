package dev.gradwright.compiler.reference;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.ast.Parameter;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.explain.Derivation;
import dev.gradwright.compiler.resolve.StandardLibrary;
import dev.gradwright.compiler.source.SourceFile;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions and the layers of one file of the library. */
record LibraryTable(String name) {
  /** What is longer is no help to a reader. */
  private static final int LONGEST = 60;

  String text() {
    SourceFile file = new StandardLibrary().find(name).orElseThrow();
    List<Declaration> declarations = Programs.tree(file).declarations();
    String layers = table(declarations, Declaration.Layer.class);
    String functions = table(declarations, Declaration.Fn.class);
    return Stream.of(introduction(file), layers, functions)
        .filter(table -> !table.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** What the file begins with, and how it is come by. */
  private String introduction(SourceFile file) {
    String comment =
        file.text()
            .lines()
            .takeWhile(line -> line.startsWith("//"))
            .map(line -> line.substring(2).strip())
            .collect(Collectors.joining(" "));
    String visible =
        StandardLibrary.ALWAYS_VISIBLE.contains(name)
            ? "Always visible."
            : "After `import " + name + ";`.";
    return Cells.prose(comment) + " " + visible + "\n";
  }

  private String table(List<Declaration> declarations, Class<? extends Declaration> kind) {
    List<? extends Declaration> those =
        declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
    if (those.isEmpty()) {
      return "";
    }
    boolean layers = kind == Declaration.Layer.class;
    String head =
        layers
            ? Cells.head("layer", "meaning", "parameters and state", "at singular points")
            : Cells.head("function", "meaning", "derivative", "at singular points");
    return head + those.stream().map(this::row).collect(Collectors.joining());
  }

  private String row(Declaration declaration) {
    Comment comment = Comment.of(declaration.doc().map(Doc::text).orElse(""));
    return declaration instanceof Declaration.Layer layer
        ? row(layer, comment)
        : row((Declaration.Fn) declaration, comment);
  }

  private static String row(Declaration.Layer layer, Comment comment) {
    String forward =
        layer.body().stream()
            .filter(Statement.Forward.class::isInstance)
            .map(Statement.Forward.class::cast)
            .map(f -> Cells.code(arguments(f.parameters()) + " -> " + f.result().span().text()))
            .collect(Collectors.joining());
    List<String> owned =
        layer.body().stream()
            .filter(s -> !(s instanceof Statement.Forward || s instanceof Statement.Dim))
            .map(s -> Cells.code(s.span().text().replaceAll(";$", "")))
            .toList();
    return Cells.row(
        Cells.lines(
            List.of(Cells.code(layer.name().text() + arguments(layer.parameters())), forward)),
        Cells.prose(comment.meaning()),
        Cells.lines(owned),
        Cells.prose(comment.singular()));
  }

  private String row(Declaration.Fn fn, Comment comment) {
    String signature =
        fn.name().text() + arguments(fn.parameters()) + " -> " + fn.result().span().text();
    return Cells.row(
        Cells.code(signature),
        Cells.prose(comment.meaning()),
        comment.derivative().isEmpty() ? derivative(fn) : Cells.prose(comment.derivative()),
        Cells.prose(comment.singular()));
  }

  private String derivative(Declaration.Fn fn) {
    Applied applied = new Applied(name, fn);
    if (applied.isFlat()) {
      return "none";
    }
    List<String> adjoints =
        applied.graph("").map(graph -> new Derivation(graph).adjoints()).orElse(List.of());
    return adjoints.isEmpty() || adjoints.stream().anyMatch(line -> line.length() > LONGEST)
        ? "that of the formula"
        : Cells.lines(adjoints.stream().map(Cells::code).toList());
  }

  private static String arguments(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.span().text())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
