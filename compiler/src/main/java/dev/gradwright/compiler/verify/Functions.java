package dev.gradwright.compiler.verify;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts of a model as functions in f64: what they read are inputs without domains, so that a step
 * of a difference may leave them; what they give are outputs.
 */
final class Functions {
  private final Graph model;
  private final Engine engine;
  private final int[] dims;
  private int made;

  Functions(Graph model, Engine engine, int[] dims) {
    this.model = model;
    this.engine = engine;
    this.dims = dims.clone();
  }

  Engine.Running start(List<Expr> inputs, List<Expr> results) {
    List<Graph.Input> read = new ArrayList<>();
    inputs.forEach(input -> read.add(input("read" + read.size(), input)));
    List<Graph.Output> given = new ArrayList<>();
    results.forEach(result -> given.add(output("given" + given.size(), result)));
    return engine.start(function(read, given), dims);
  }

  private Graph.Input input(String name, Expr value) {
    return new Graph.Input(
        name, value, value.type().toString(), Optional.empty(), "", model.checks().get(0).span());
  }

  private Graph.Output output(String name, Expr value) {
    return new Graph.Output(name, value, "", model.checks().get(0).span());
  }

  private Graph function(List<Graph.Input> inputs, List<Graph.Output> outputs) {
    return new Graph(
        model.packageName(),
        model.name() + "Twin" + made++,
        "",
        model.source(),
        Precision.F64,
        model.constants(),
        model.dims(),
        model.requirements(),
        inputs,
        List.of(),
        outputs,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }
}
