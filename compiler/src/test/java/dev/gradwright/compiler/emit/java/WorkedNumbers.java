package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.dag.Expr;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.op.ValueRow;
import dev.gradwright.compiler.op.Written;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs of a sample's model with results that were computed elsewhere. */
record WorkedNumbers(String model, Map<String, Written> inputs, Map<String, Written> results) {

  static List<WorkedNumbers> of(String model) {
    return ValueRow.lines("/samples/worked-numbers.csv").stream()
        .map(line -> line.split("\\s*;\\s*"))
        .filter(cells -> cells[0].equals(model))
        .map(WorkedNumbers::parse)
        .toList();
  }

  private static WorkedNumbers parse(String[] cells) {
    List<String> all = Arrays.asList(cells);
    int arrow = all.indexOf("->");
    return new WorkedNumbers(
        cells[0], named(all.subList(1, arrow)), named(all.subList(arrow + 1, all.size())));
  }

  private static Map<String, Written> named(List<String> cells) {
    Map<String, Written> named = new LinkedHashMap<>();
    for (String cell : cells) {
      int space = cell.indexOf(' ');
      named.put(cell.substring(0, space), Written.parse(cell.substring(space)));
    }
    return named;
  }

  /** The inputs; adjoints of outputs are drawn by chance. */
  Run.Filling filling() {
    Run.Filling random = Run.random(1);
    return (input, extents) ->
        inputs.containsKey(input.name())
            ? inputs.get(input.name()).numbers()
            : random.apply(input, extents);
  }

  /** What a graph, perhaps rewritten, says of one of the results: {@code gradient.fc.w} too. */
  static Expr value(Graph graph, String result) {
    if (result.equals("loss")) {
      return graph.loss().orElseThrow();
    }
    for (int i = 0; i < graph.parameters().size(); i++) {
      if (result.equals("gradient." + String.join(".", graph.parameters().get(i).path()))) {
        return graph.gradients().get(i);
      }
    }
    return graph.outputs().stream()
        .filter(output -> output.name().equals(result))
        .map(Graph.Output::value)
        .findFirst()
        .orElseThrow();
  }
}
