package dev.gradwright.compiler.emit.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.Formula;
import dev.gradwright.compiler.op.Totals;
import dev.gradwright.compiler.source.Diagnostic;
import dev.gradwright.compiler.source.DiagnosticKind;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.type.TensorType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words of generated classes, used by a model for its own things. */
class AwkwardNamesTest {
  private static final List<String> MEMBERS =
      List.of(
          "scratch",
          "forward",
          "backward",
          "predict",
          "value",
          "outputs",
          "inputs",
          "ready",
          "room",
          "list",
          "flat",
          "first",
          "all",
          "set",
          "index",
          "path",
          "tensor",
          "math",
          "reservePredict",
          "computeForward",
          "types",
          "kernels",
          "parameters",
          "gradients",
          "gradientSum",
          "resize",
          "memory",
          "peakBytes",
          "dims",
          "seeds",
          "i",
          "at",
          "total");

  private static Graph graph(String model, String member, String dim) {
    GraphMaker maker = new GraphMaker(model);
    Extent n = maker.dim("N");
    Extent other = maker.dim(dim);
    Expr x = maker.input(member, TensorType.real(n, other));
    Expr w = maker.param(member + "." + member, TensorType.real(Extent.of(2)));
    Expr v = maker.param("list.0.w", TensorType.real(Extent.of(2)));
    Expr u = maker.param("list.1.w", TensorType.real(Extent.of(2)));
    Expr scale = Totals.sum(Formula.plus(Formula.plus(w, v), u));
    Expr y = maker.named(member, Formula.sin(Formula.times(x, scale)));
    return maker.output(member + "2", y).output("Saved", Formula.cos(y)).loss(Totals.sum(y)).make();
  }

  @Test
  void modelsMayBeCalledLikeTheClassesInsideThem() {
    List<Graph> graphs = new ArrayList<>();
    for (String model :
        List.of(
            "Parameters",
            "Type",
            "Saved",
            "Kernels1",
            "Math",
            "String",
            "Object",
            "List",
            "Model",
            "FloatTensor",
            "Override",
            "Product",
            "X")) {
      graphs.add(graph(model, "x", "n"));
    }
    check(graphs);
  }

  @Test
  void membersMayBeCalledLikeThoseOfGeneratedClasses() {
    List<Graph> graphs = new ArrayList<>();
    for (String member : MEMBERS) {
      graphs.add(graph("Named" + graphs.size(), member, member));
    }
    check(graphs);
  }

  /** The list of names that are refused is held elsewhere. */
  @Test
  void noOutputMayBeCalledLikeAMethodThatEveryClassHas() {
    Compiled compiled =
        Compiled.ofText(
            """
            model Full {
              dim N;
              input x: f16[N];
              param w: real init ones();
              state s: real init zeros();
              output y = w * x + s;
              loss = mean(y^2);
              update s = mean(y);
            }
            """,
            Precision.F32);
    for (Method method : compiled.load("made.Full").getMethods()) {
      String name = method.getName();
      String text = "model M { input x: real; output " + name + " = x; }";
      boolean isOwn = name.equals("y") || name.equals("xGradient");
      List<Diagnostic> found = Compiled.diagnostics(text);
      assertEquals(
          isOwn ? List.of() : List.of(DiagnosticKind.JAVA_NAME),
          found.stream().map(Diagnostic::kind).toList(),
          name);
    }
  }

  private static void check(List<Graph> graphs) {
    Compiled compiled = Compiled.of(graphs, Precision.F32);
    for (Graph graph : graphs) {
      Map<String, Long> dims =
          Map.of(graph.dims().get(0).name(), 2L, graph.dims().get(1).name(), 3L);
      new Run(graph, Precision.F32, compiled.type(graph.name()), dims, Run.random(2)).check();
    }
  }
}
