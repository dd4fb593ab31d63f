package dev.gradwright.compiler.reference;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.DimName;
import dev.gradwright.compiler.ast.Parameter;
import dev.gradwright.compiler.ast.TypeSyntax;
import dev.gradwright.compiler.dag.Graph;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A function of the library applied to inputs, without leading dims. */
record Applied(String library, Declaration.Fn fn) {

  /** A model whose output is the result, followed by the statements; nothing if it has several. */
  Optional<Graph> graph(String statements) {
    return isPlain()
        ? Optional.of(Programs.graphs(text() + statements + "}\n").get(0))
        : Optional.empty();
  }

  /** Whether no real goes in or none comes out. */
  boolean isFlat() {
    return !fn.result().span().text().contains("real")
        || fn.parameters().stream().noneMatch(p -> isGiven(p) && type(p).contains("real"));
  }

  /** Whether tensors and build-time numbers alone need to be given, and one tensor comes back. */
  private boolean isPlain() {
    return fn.result() instanceof TypeSyntax.Tensor
        && fn.parameters().stream()
            .allMatch(p -> p.type().isEmpty() || p.type().get() instanceof TypeSyntax.Tensor);
  }

  private static boolean isGiven(Parameter parameter) {
    return parameter.type().isPresent() && parameter.defaultValue().isEmpty();
  }

  private static String type(Parameter parameter) {
    return parameter.type().map(type -> type.span().text()).orElse("");
  }

  /** What the result is called, no argument being called so. */
  String result() {
    List<String> names = fn.parameters().stream().map(p -> p.name().text()).toList();
    return Stream.of("y", "z", "v").filter(n -> !names.contains(n)).findFirst().orElseThrow();
  }

  /** Its type without leading dims. */
  String resultType() {
    return withoutLeading(fn.result().span().text());
  }

  private String text() {
    String numbers =
        fn.parameters().stream()
            .filter(p -> p.defaultValue().isPresent())
            .map(p -> p.span().text().replaceFirst("^const ", ""))
            .collect(Collectors.joining(", "));
    Stream<String> dims =
        fn.dims().stream().filter(d -> d.kind() == DimName.Kind.SINGLE).map(d -> d.name().text());
    Stream<String> ints =
        fn.parameters().stream()
            .filter(p -> p.type().isEmpty() && p.defaultValue().isEmpty())
            .map(p -> p.name().text());
    String inputs =
        fn.parameters().stream()
            .filter(Applied::isGiven)
            .map(p -> "input " + withoutLeading(p.span().text()) + ";\n")
            .collect(Collectors.joining());
    String arguments =
        fn.parameters().stream().map(p -> p.name().text()).collect(Collectors.joining(", "));
    return "import "
        + library
        + ";\nmodel Application("
        + numbers
        + ") {\nprecision f64;\n"
        + Stream.concat(dims, ints).map(d -> "dim " + d + ";\n").collect(Collectors.joining())
        + inputs
        + "output "
        + result()
        + " = "
        + fn.name().text()
        + "("
        + arguments
        + ");\n";
  }

  private static String withoutLeading(String type) {
    return type.replaceAll("\\.\\.S(, )?", "").replace("[]", "");
  }
}
