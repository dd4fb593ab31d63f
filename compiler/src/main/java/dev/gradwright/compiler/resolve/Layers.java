package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.ast.Const;
import dev.gradwright.compiler.ast.Declaration;
import dev.gradwright.compiler.ast.Doc;
import dev.gradwright.compiler.ast.Statement;
import dev.gradwright.compiler.resolved.Body;
import dev.gradwright.compiler.resolved.Layer;
import dev.gradwright.compiler.resolved.LayerBody;
import dev.gradwright.compiler.resolved.Member;
import dev.gradwright.compiler.resolved.Type;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import java.util.ArrayList;
import java.util.List;

/** Reads layers: first their types, then their members, then their forward. */
final class Layers {
  private Layers() {}

  static LayerEntry signature(Frame frame, Declaration.Layer syntax) {
    Here here = Here.in(frame);
    Formals formals = new Formals(here);
    formals.dims(syntax.dims());
    List<dev.gradwright.compiler.resolved.Statement> constants = new ArrayList<>();
    for (Statement statement : syntax.body()) {
      if (statement instanceof Statement.Dim dim) {
        formals.dims(dim.names());
      }
    }
    List<Formal> made = formals.read(syntax.parameters(), Formals.Plain.CONSTANT);
    for (Statement statement : syntax.body()) {
      if (statement instanceof Const constant) {
        Constants.local(here, constant).ifPresent(constants::add);
      }
    }
    Statement.Forward forward = forward(syntax);
    String name = "`" + syntax.name().text() + "`";
    Face construction =
        new Face(name, syntax.name().span(), made, formals.dims(), formals.leading(), List.of());
    return entry(syntax, forward, construction, here, constants);
  }

  private static LayerEntry entry(
      Declaration.Layer syntax,
      Statement.Forward forward,
      Face construction,
      Here here,
      List<dev.gradwright.compiler.resolved.Statement> constants) {
    Here inside = here.inner();
    List<Formal> arguments = new Formals(inside).read(forward.parameters(), Formals.Plain.TENSOR);
    arguments.forEach(Layers::tensor);
    List<Type> results = new Types(inside).results(forward.result());
    Face face =
        new Face(
            construction.what(),
            construction.span(),
            arguments,
            construction.dims(),
            construction.leading(),
            results);
    Fns.solvable(face);
    Layer layer =
        new Layer(
            syntax.name().text(),
            Formals.values(construction.formals()),
            Formals.functions(construction.formals()),
            Formals.values(arguments),
            results,
            syntax.doc().map(Doc::text).orElse(""),
            syntax.name().span());
    return new LayerEntry(syntax, layer, forward, construction, face, inside, constants);
  }

  private static void tensor(Formal formal) {
    if (!(formal instanceof Formal.Tensor)) {
      throw Refusal.of(
          Diagnostic.of(
                  DiagnosticKind.WRONG_TYPE, formal.span(), "an argument of `forward`", "a tensor")
              .expected("build-time arguments and functions in the layer's own parentheses"));
    }
  }

  private static Statement.Forward forward(Declaration.Layer syntax) {
    List<Statement.Forward> forwards =
        syntax.body().stream()
            .filter(Statement.Forward.class::isInstance)
            .map(Statement.Forward.class::cast)
            .toList();
    if (forwards.isEmpty()) {
      throw Here.fail(DiagnosticKind.MISSING_FORWARD, syntax.name().span(), syntax.name().text());
    }
    if (forwards.size() > 1) {
      throw Here.fail(DiagnosticKind.REPEATED_CLAUSE, forwards.get(1).span(), "`forward`");
    }
    return forwards.get(0);
  }

  /** Reads and declares the members of a layer. */
  static List<Member> members(LayerEntry entry) {
    Here here = entry.inside();
    Members members = new Members(here);
    boolean refused = false;
    for (Statement statement : entry.syntax().body()) {
      boolean known =
          statement instanceof Statement.Dim
              || statement instanceof Statement.Forward
              || statement instanceof Const;
      if (!known && !here.frame().attempt(() -> members.read(statement, "a layer"))) {
        StatementNames.of(statement).forEach(here::refuse);
        refused = true;
      }
    }
    if (refused) {
      throw Refusal.known();
    }
    return members.all();
  }

  static LayerBody body(LayerEntry entry, List<Member> members) {
    Here here = entry.inside().inner();
    Bodies.Read read =
        Bodies.read(
            here, entry.forwardSyntax().body(), entry.forward(), entry.forwardSyntax().result());
    read.steps().warnOfUnused();
    members.forEach(member -> warnIfUnused(here.frame(), member));
    Body forward = here.frame().body(read.steps().statements(), read.results());
    return new LayerBody(entry.constants(), members, forward);
  }

  static void warnIfUnused(Frame frame, Member member) {
    if (member instanceof Member.Param param) {
      Value value = param.value();
      Steps.warnIfUnused(frame, value.name(), value.span());
    } else if (member instanceof Member.State state) {
      Steps.warnIfUnused(frame, state.value().name(), state.value().span());
    } else if (member instanceof Use use) {
      Steps.warnIfUnused(frame, use.name(), use.span());
    }
  }
}
