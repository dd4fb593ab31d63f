package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Expression;
import dev.gradwright.compiler.loop.Expression.Local;
import dev.gradwright.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of a kernel, each once, and in the end a place for each: in the outermost block that
 * knows what it is computed from, as a local if that is not where it is used, if it is used twice,
 * or if the user gave it a name; else where it is used.
 */
final class Values {
  /** A longer expression is cut in two, so that it can be read. */
  private static final int LONG = 10;

  private record Node(Local local, Expression value, Block block) {}

  private final Map<Expression, Local> known = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Integer, Block> blocks = new HashMap<>();
  private final Set<Integer> computed = new HashSet<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Block outermost;
  private int locals;

  Values(Block outermost) {
    this.outermost = outermost;
  }

  /** A new number for a local that is not one of these values. */
  int local() {
    return locals++;
  }

  /** Says that a loop's index exists in its block. */
  void declare(int local, Block block) {
    blocks.put(local, block);
  }

  /** A value made of parts that are simple or values themselves. */
  Expression of(Expression value) {
    if (isSimple(value)) {
      return value;
    }
    Local local = known.get(value);
    if (local == null) {
      local = new Local(local(), value.element());
      Block block = block(value);
      known.put(value, local);
      blocks.put(local.number(), block);
      nodes.add(new Node(local, value, block));
      computed.add(local.number());
    }
    return local;
  }

  void name(Expression value, String name) {
    if (value instanceof Local local && computed.contains(local.number())) {
      names.putIfAbsent(local.number(), name);
    }
  }

  static boolean isSimple(Expression value) {
    return value instanceof Local
        || value instanceof Expression.Literal
        || value instanceof Expression.Size size
            && (size.extent().constant().isPresent() || size.extent().bareName().isPresent());
  }

  private Block block(Expression value) {
    Block deepest = value instanceof Local local ? blocks.get(local.number()) : outermost;
    for (Expression part : value.parts()) {
      Block block = block(part);
      deepest = block.depth() > deepest.depth() ? block : deepest;
    }
    return deepest;
  }

  /** The names of locals that have one. */
  Map<Integer, String> names() {
    return names;
  }

  /** The finished statements. */
  List<Statement> finish() {
    return new Finish().statements(outermost);
  }

  private final class Finish {
    private final Map<Integer, Integer> uses = new HashMap<>();
    private final Map<Integer, Block> users = new HashMap<>();
    private final Map<Integer, Expression> inlined = new HashMap<>();
    private final Map<Integer, Integer> lengths = new HashMap<>();
    private final Map<Block, List<Node>> lets = new HashMap<>();

    Finish() {
      count(outermost);
      for (int i = nodes.size() - 1; i >= 0; i--) {
        Node node = nodes.get(i);
        if (uses.containsKey(node.local.number())) {
          node.value.parts().forEach(part -> use(part, node.block));
        }
      }
      nodes.stream().filter(node -> uses.containsKey(node.local.number())).forEach(this::place);
    }

    private void count(Block block) {
      for (Block.Item item : block.items()) {
        if (item instanceof Block.Inside inside) {
          inside.block().loop().orElseThrow().parts().forEach(part -> use(part, block));
          count(inside.block());
        } else {
          ((Block.Line) item).statement().parts().forEach(part -> use(part, block));
        }
      }
    }

    private void use(Expression value, Block user) {
      if (value instanceof Local local) {
        uses.merge(local.number(), 1, Integer::sum);
        users.put(local.number(), user);
      }
      value.parts().forEach(part -> use(part, user));
    }

    private void place(Node node) {
      int number = node.local.number();
      Expression value = resolve(node.value);
      int length = 1 + node.value.parts().stream().mapToInt(this::length).sum();
      boolean atUse =
          uses.get(number) == 1
              && users.get(number) == node.block
              && length < LONG
              && !names.containsKey(number);
      if (atUse) {
        inlined.put(number, value);
        lengths.put(number, length);
      } else {
        lets.computeIfAbsent(node.block, b -> new ArrayList<>())
            .add(new Node(node.local, value, node.block));
      }
    }

    private int length(Expression part) {
      return part instanceof Local local
          ? lengths.getOrDefault(local.number(), 0)
          : part.parts().stream().mapToInt(this::length).sum();
    }

    private Expression resolve(Expression value) {
      if (value instanceof Local local) {
        return Optional.ofNullable(inlined.get(local.number())).orElse(value);
      }
      return value.parts().isEmpty() ? value : value.withParts(resolved(value.parts()));
    }

    private List<Expression> resolved(List<Expression> parts) {
      List<Expression> resolved = new ArrayList<>(parts.size());
      for (Expression part : parts) {
        resolved.add(resolve(part));
      }
      return resolved;
    }

    List<Statement> statements(Block block) {
      List<Statement> statements = new ArrayList<>();
      for (Node let : lets.getOrDefault(block, List.of())) {
        statements.add(new Statement.Let(let.local.number(), let.value));
      }
      for (Block.Item item : block.items()) {
        if (item instanceof Block.Inside inside) {
          Statement.For loop = (Statement.For) resolve(inside.block().loop().orElseThrow());
          List<Statement> body = statements(inside.block());
          statements.add(
              new Statement.For(loop.index(), loop.from(), loop.to(), loop.step(), body));
        } else {
          statements.add(resolve(((Block.Line) item).statement()));
        }
      }
      return statements;
    }

    private Statement resolve(Statement statement) {
      return statement.withParts(resolved(statement.parts()));
    }
  }
}
