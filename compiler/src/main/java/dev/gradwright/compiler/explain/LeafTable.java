package dev.gradwright.compiler.explain;

import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.source.MemberPath;
import dev.gradwright.compiler.source.Span;

/** What a model is given and what it owns, as a table. */
final class LeafTable {
  private final StringBuilder text =
      new StringBuilder("| name | what it is | type | written in |\n|---|---|---|---|\n");

  private LeafTable() {}

  static String of(Graph graph) {
    LeafTable table = new LeafTable();
    graph.inputs().forEach(i -> table.row(i.name(), "input", i.declared(), i.span()));
    graph.parameters().forEach(parameter -> table.row("parameter", parameter));
    graph.states().forEach(state -> table.row("state", state.start()));
    return table.text.toString();
  }

  private void row(String kind, Graph.Parameter owned) {
    row(MemberPath.of(owned.path()), kind, owned.declared(), owned.span());
  }

  private void row(String name, String kind, String type, Span span) {
    String place = span.file().path() + ":" + span.position().line();
    text.append("| `").append(name).append("` | ").append(kind).append(" | `").append(type);
    text.append("` | ").append(place).append(" |\n");
  }
}
