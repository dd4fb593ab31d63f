package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Name;
import dev.gradwright.compiler.ast.Node;
import dev.gradwright.compiler.ast.Parameter;
import dev.gradwright.compiler.ast.ReductionName;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.source.DidYouMean;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what may be meant by a name that stands for nothing here. */
final class Unknown {
  private final Here here;

  Unknown(Here here) {
    this.here = here;
  }

  /** The refusal of a name where a value is needed. */
  Refusal value(Name name) {
    Set<String> candidates = visible();
    candidates.addAll(List.of(Names.TRAINING, "true", "false"));
    return early(name).orElseGet(() -> Refusal.of(value(plain(name), candidates)));
  }

  private Optional<Refusal> early(Name name) {
    return here.scope()
        .announced(name.text())
        .map(
            later ->
                Refusal.of(
                    Diagnostic.of(DiagnosticKind.USED_TOO_EARLY, name.span(), name.text())
                        .note(later, "`" + name.text() + "` is declared here")));
  }

  /** The refusal of a name that is called. */
  Refusal call(Name name, List<Actual> actuals) {
    Optional<String> code = Borrowed.call(name.text(), Calls.plain(actuals));
    if (code.isPresent()) {
      return Refusal.of(plain(name).didYouMean(code));
    }
    Set<String> candidates = visible();
    candidates.addAll(Intrinsics.names());
    Stream.of(ReductionName.values()).map(ReductionName::symbol).forEach(candidates::add);
    return Refusal.of(value(plain(name), candidates));
  }

  /** The refusal of a name of which an extent is made. */
  Refusal extent(Name name) {
    Optional<String> declaring = declaring(name.text());
    Diagnostic plain = declaring.map(plain(name)::expected).orElse(plain(name));
    return early(name).orElseGet(() -> Refusal.of(value(plain, visible())));
  }

  /** Where dims and build-time ints of the declaration that is read are declared. */
  private Optional<String> declaring(String dim) {
    Declaration owner = here.frame().owner();
    if (owner instanceof Declaration.Fn fn) {
      Stream<String> dims =
          Stream.concat(fn.dims().stream().map(d -> d.span().text()), Stream.of(dim));
      String all = dims.collect(Collectors.joining(", ", "<", ">"));
      return Optional.of("a dim of the fn: `fn " + fn.name().text() + all + "(...)`");
    }
    boolean body =
        owner instanceof Declaration.Model model && isNone(model.parameters(), dim)
            || owner instanceof Declaration.Layer layer && isNone(layer.parameters(), dim);
    String made = owner.name().text() + "(" + dim + " = 4)";
    return body
        ? Optional.of("a dim, `dim " + dim + ";`, or a build-time int, `" + made + "`")
        : Optional.empty();
  }

  private static boolean isNone(List<Parameter> parameters, String name) {
    return parameters.stream().noneMatch(one -> one.name().text().equals(name));
  }

  /** The refusal of a name that stands alone in brackets. */
  Refusal index(Name name) {
    String text = name.text();
    return early(name)
        .orElseGet(
            () ->
                Refusal.of(
                    plain(name)
                        .expected(
                            "an index, which the left side, `let y["
                                + text
                                + "] = ...`, or a reduction, `sum["
                                + text
                                + "] ...`, declares")));
  }

  /** The refusal of a name where a layer is needed. */
  Refusal layer(Name name) {
    Diagnostic plain = plain(name).expected("a layer of this file or of an import");
    return Refusal.of(guess(plain, layers(), Catalogue.Item::isLayer));
  }

  private Set<String> layers() {
    Module module = here.frame().module();
    Set<String> layers = new LinkedHashSet<>(module.names());
    layers.removeIf(one -> module.find(one).stream().noneMatch(Unknown::isLayer));
    return layers;
  }

  /** The refusal of a fn or a value where a layer is needed. */
  Refusal notALayer(Node callee, String words) {
    String text = Words.excerpt(callee);
    Diagnostic plain =
        Diagnostic.of(DiagnosticKind.NOT_A_LAYER, callee.span(), "`" + text + "`")
            .found(words)
            .expected("a layer, such as `Dense(In, Out)`");
    return Refusal.of(lookalike(plain, layers(), text, Catalogue.Item::isLayer));
  }

  /** The refusal of what a file seen here does not declare. */
  Refusal member(Module file, Name name) {
    Diagnostic plain =
        Diagnostic.of(
            DiagnosticKind.UNKNOWN_MEMBER, name.span(), "`" + file.name() + "`", name.text());
    if (here.frame().module().names().contains(name.text())) {
      return Refusal.of(plain.expected("`" + name.text() + "` alone: it is visible here"));
    }
    Optional<String> near = DidYouMean.among(file.ownNames(), name.text());
    Optional<String> remedy = Catalogue.remedy(name.text());
    return Refusal.of(
        near.isEmpty() && remedy.isPresent()
            ? plain.expected(remedy.get())
            : plain.didYouMean(near));
  }

  /** The refusal of a name before a dot. */
  Refusal qualifier(Name name, Name member) {
    boolean alone =
        StandardLibrary.NAMES.contains(name.text())
            && here.frame().module().names().contains(member.text());
    return alone
        ? Refusal.of(plain(name).expected("`" + member.text() + "` alone: it is visible here"))
        : value(name);
  }

  private static boolean isLayer(Module.Found found) {
    return found.declaration() instanceof Declaration.Layer;
  }

  private Set<String> visible() {
    Set<String> candidates = new LinkedHashSet<>(here.scope().names());
    Module module = here.frame().module();
    module.names().stream().filter(name -> !isModel(module, name)).forEach(candidates::add);
    return candidates;
  }

  /** A model has no meaning inside of a file. */
  private static boolean isModel(Module module, String name) {
    return module.own(name).filter(Declaration.Model.class::isInstance).isPresent();
  }

  private static Diagnostic plain(Name name) {
    return Diagnostic.of(DiagnosticKind.UNKNOWN_NAME, name.span(), name.text());
  }

  private static Diagnostic value(Diagnostic plain, Set<String> candidates) {
    return guess(plain, candidates, item -> !item.isLayer());
  }

  /** What a missing import declares says more than what only looks alike. */
  private static Diagnostic guess(
      Diagnostic plain, Set<String> candidates, Predicate<Catalogue.Item> fits) {
    String word = plain.span().text();
    Optional<String> remedy = Catalogue.remedy(word).or(() -> Borrowed.remark(word));
    if (remedy.isPresent()) {
      return plain.expected(remedy.get());
    }
    return lookalike(plain, candidates, word, fits);
  }

  /** What is visible, or would be by an import. */
  private static Diagnostic lookalike(
      Diagnostic plain, Set<String> visible, String word, Predicate<Catalogue.Item> fits) {
    Set<String> all = new LinkedHashSet<>(visible);
    Catalogue.all().stream().filter(fits).map(Catalogue.Item::name).forEach(all::add);
    Optional<String> near = DidYouMean.among(all, word);
    Optional<String> remedy = near.filter(one -> !visible.contains(one)).flatMap(Catalogue::remedy);
    return remedy.map(plain::expected).orElse(plain).didYouMean(near);
  }
}
