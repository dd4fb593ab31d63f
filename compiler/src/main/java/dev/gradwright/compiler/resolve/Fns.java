package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.resolved.Axis;
import dev.gradwright.compiler.resolved.Expression;
import dev.gradwright.compiler.resolved.Fn;
import dev.gradwright.compiler.resolved.FnBody;
import dev.gradwright.compiler.resolved.Rule;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads fns: first their types, later their bodies. */
final class Fns {
  private Fns() {}

  static FnEntry signature(Frame frame, Declaration.Fn syntax) {
    Here here = Here.in(frame);
    Formals formals = new Formals(here);
    formals.dims(syntax.dims());
    List<Formal> all = formals.read(syntax.parameters(), Formals.Plain.TENSOR);
    List<Type> results = new Types(here).results(syntax.result());
    String name = syntax.name().text();
    Face face =
        new Face(
            "`" + name + "`",
            syntax.name().span(),
            all,
            formals.dims(),
            formals.leading(),
            results);
    solvable(face);
    String documentation = syntax.doc().map(Doc::text).orElse("");
    Fn fn =
        new Fn(
            name,
            Formals.values(all),
            Formals.functions(all),
            results,
            documentation,
            syntax.name().span());
    return new FnEntry(syntax, fn, face, here);
  }

  /** Every dim must stand in the type of an argument. */
  static void solvable(Face face) {
    List<Type> types = new ArrayList<>();
    for (Formal formal : face.formals()) {
      if (formal instanceof Formal.Tensor tensor) {
        types.add(tensor.value().type());
      } else if (formal instanceof Formal.Function function) {
        types.addAll(function.parameter().type().parameters());
        types.addAll(function.parameter().type().results());
      }
    }
    for (String name : face.dims()) {
      if (types.stream().noneMatch(type -> mentions(type, name))) {
        throw unsolvable(face, name);
      }
    }
    for (String name : face.leading()) {
      if (types.stream().noneMatch(type -> type.axes().contains(new Axis.Leading(name)))) {
        throw unsolvable(face, name);
      }
    }
  }

  private static boolean mentions(Type type, String name) {
    return type.axes().stream()
        .anyMatch(a -> a instanceof Axis.Single s && s.extent().dims().contains(name));
  }

  private static Refusal unsolvable(Face face, String name) {
    return Refusal.of(
        Diagnostic.of(DiagnosticKind.UNSOLVED_DIM, face.span(), name, face.what())
            .expected("an argument in whose type it stands"));
  }

  static FnBody body(FnEntry entry) {
    Here here = entry.inside().inner();
    Bodies.Read body =
        Bodies.read(here, entry.syntax().body(), entry.face(), entry.syntax().result());
    List<Expression> results = body.results();
    Optional<Rule> rule =
        entry.syntax().rule().map(r -> new Rules(here.inner(), entry.fn(), entry.face()).of(r));
    if (rule.isEmpty()) {
      body.steps().warnOfUnused();
    }
    return new FnBody(here.frame().body(body.steps().statements(), results), rule);
  }
}
