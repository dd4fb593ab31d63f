package dev.gradwright.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Model texts at random, each legal and smooth but for kinks that a random point misses: a seed
 * gives the same text for ever.
 */
final class ProgramGenerator {
  /** A real value of the program and its dims by name. */
  private record Named(String name, List<String> dims) {
    int rank() {
      return dims.size();
    }

    String last() {
      return dims.get(dims.size() - 1);
    }
  }

  private static final List<String> INDICES = List.of("i", "j", "k", "l");
  private static final int LARGEST_RANK = 3;

  private final SplittableRandom random;
  private final List<Named> values = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int names;

  private ProgramGenerator(long seed) {
    random = new SplittableRandom(seed);
  }

  static String generate(String name, long seed) {
    return new ProgramGenerator(seed).program(name);
  }

  private String program(String name) {
    text.append("model ").append(name).append("(A = 3, B = 2) {\n  precision f64;\n  dim N;\n");
    declare("input", "x", "", List.of("N", "A"));
    declare("input", "u", "", List.of("A"));
    declare("input", "s", "", List.of());
    text.append("  input pick: int[N] in 0..A;\n");
    declare("param", "w", " init uniform(low = -1, high = 1)", List.of("A", "B"));
    declare("param", "q", " init uniform(low = -1, high = 1)", List.of("A", "A"));
    declare("param", "v", " init uniform(low = -1, high = 1)", List.of("B"));
    int lets = 4 + random.nextInt(10);
    for (int i = 0; i < lets; i++) {
      let();
    }
    return text.append("  loss = ").append(loss()).append(";\n}\n").toString();
  }

  private void declare(String kind, String name, String init, List<String> dims) {
    Named value = new Named(name, dims);
    text.append("  ").append(kind).append(' ').append(name).append(": ").append(type(dims));
    text.append(init).append(";\n");
    values.add(value);
  }

  private static String type(List<String> dims) {
    return dims.isEmpty() ? "real" : "real[" + String.join(", ", dims) + "]";
  }

  /** Every value counts, the last ones most. */
  private String loss() {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Named value = values.get(i);
      boolean late = i >= values.size() - 3;
      if (late || random.nextInt(4) == 0) {
        String weight = late ? "1.0" : "0.1";
        String of = value.rank() == 0 ? value.name() : "mean(" + value.name() + ")";
        terms.add(weight + " * " + of);
      }
    }
    return String.join(" + ", terms);
  }

  private void let() {
    List<Supplier<Boolean>> kinds =
        List.of(
            this::unary,
            this::unary,
            this::binary,
            this::binary,
            this::choice,
            this::product,
            this::reduction,
            this::reduction,
            this::transpose,
            this::outer,
            this::gather,
            this::window,
            this::diagonal,
            this::slice,
            this::library,
            this::wholeReduction,
            this::gradient);
    int tries = 0;
    while (!kinds.get(random.nextInt(kinds.size())).get() && tries < 20) {
      tries++;
    }
  }

  private boolean unary() {
    Named x = any();
    String name = x.name();
    String body =
        oneOf(
            "tanh(" + name + ")",
            "sin(" + name + ")",
            "cos(0.5 * " + name + ")",
            "exp(tanh(" + name + "))",
            "sigmoid(" + name + ")",
            "softplus(" + name + ")",
            "gelu(" + name + ")",
            "silu(" + name + ")",
            "erf(" + name + ")",
            "atan(" + name + ")",
            "tanh(" + name + "^2)",
            "sqrt(1 + " + name + "^2)",
            "log(1 + " + name + "^2)",
            "log1p(exp(-abs(" + name + ")))",
            "1 / (1 + " + name + "^2)",
            "rsqrt(2 + tanh(" + name + "))",
            "(1.5 + tanh(" + name + "))^0.7",
            "1.5^tanh(" + name + ")",
            "-" + name,
            "abs(" + name + ")",
            "asin(0.9 * tanh(" + name + "))",
            "elu(" + name + ")");
    return add(body, x.dims());
  }

  private boolean binary() {
    Named x = any();
    Optional<Named> other =
        one(
            y ->
                x.dims()
                    .subList(x.rank() - Math.min(x.rank(), y.rank()), x.rank())
                    .equals(y.dims()));
    String y = other.orElseThrow().name();
    String body =
        oneOf(
            x.name() + " + " + y,
            x.name() + " - 0.5 * " + y,
            "tanh(" + x.name() + " * " + y + ")",
            x.name() + " / (1.5 + " + y + "^2)",
            "max(" + x.name() + ", " + y + ")",
            "min(" + x.name() + ", 0.3 * " + y + ")",
            "atan2(" + x.name() + ", 1.5 + " + y + "^2)");
    return add(body, x.dims());
  }

  private boolean choice() {
    Named x = any();
    Named y = one(other -> other.dims().equals(x.dims())).orElseThrow();
    return add(
        x.name() + " > " + y.name() + " ? " + x.name() + " : 0.7 * " + y.name() + " + 0.1",
        x.dims());
  }

  private boolean product() {
    Named x = one(value -> value.rank() >= 1 && value.rank() <= 2).orElseThrow();
    Optional<Named> other =
        one(
            y ->
                y.rank() == 2 && y.dims().get(0).equals(x.last())
                    || y.dims().equals(List.of(x.last())));
    if (other.isEmpty()) {
      return false;
    }
    List<String> dims = new ArrayList<>(x.dims().subList(0, x.rank() - 1));
    dims.addAll(other.get().dims().subList(1, other.get().rank()));
    return add("tanh(" + x.name() + " @ " + other.get().name() + ")", dims);
  }

  private boolean reduction() {
    Optional<Named> found = one(value -> value.rank() >= 1 && !value.dims().contains("1"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    int folded = random.nextInt(x.rank());
    List<String> kept = new ArrayList<>(INDICES.subList(0, x.rank()));
    String index = kept.remove(folded);
    List<String> dims = new ArrayList<>(x.dims());
    dims.remove(folded);
    String read = read(x, INDICES);
    // A max over a batch that may be empty has no value.
    String kind =
        x.dims().get(folded).equals("N")
            ? oneOf("sum", "mean", "prod")
            : oneOf("sum", "mean", "prod", "max", "min");
    String body = oneOf(read, read + " * " + read, "tanh(" + read + ")", "(" + read + " - 0.5)^2");
    return index(kept, "tanh(" + kind + "[" + index + "] " + body + ")", dims);
  }

  private boolean transpose() {
    Optional<Named> found = one(value -> value.rank() == 2);
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    if (random.nextBoolean()) {
      return add("0.5 * " + x.name() + ".T", List.of(x.dims().get(1), x.dims().get(0)));
    }
    return index(
        List.of("i", "j"),
        "1.1 * " + x.name() + "[j, i]",
        List.of(x.dims().get(1), x.dims().get(0)));
  }

  private boolean outer() {
    Named x = one(value -> value.rank() == 1).orElseThrow();
    Named y = one(value -> value.rank() == 1 || value.rank() == 2).orElseThrow();
    List<String> dims = new ArrayList<>(x.dims());
    dims.addAll(y.dims());
    List<String> indices = INDICES.subList(0, dims.size());
    String body = x.name() + "[i] * " + read(y, INDICES.subList(1, INDICES.size()));
    return index(indices, oneOf(body, "sin(" + body + ")"), dims);
  }

  private boolean gather() {
    Optional<Named> found =
        one(value -> value.rank() >= 1 && value.rank() <= 2 && value.dims().get(0).equals("A"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    List<String> dims = new ArrayList<>(x.dims());
    dims.set(0, "N");
    String rest = x.rank() == 2 ? ", j]" : "]";
    return index(INDICES.subList(0, x.rank()), x.name() + "[pick[i]" + rest + " * 0.9", dims);
  }

  private boolean window() {
    Optional<Named> found = one(value -> value.rank() >= 1 && value.last().equals("A"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    List<String> indices = INDICES.subList(0, x.rank());
    String last = indices.get(indices.size() - 1);
    String before = String.join(", ", indices.subList(0, indices.size() - 1));
    String head = before.isEmpty() ? "" : before + ", ";
    String body = "sum[p in 0..2] (p + 1) * " + x.name() + "[" + head + last + " + p]";
    text.append("  let t")
        .append(names)
        .append('[')
        .append(head)
        .append(last)
        .append(" in 0..A-1] = ");
    text.append("tanh(").append(body).append(");\n");
    List<String> dims = new ArrayList<>(x.dims());
    dims.set(dims.size() - 1, "A-1");
    values.add(new Named("t" + names++, dims));
    return true;
  }

  private boolean diagonal() {
    Optional<Named> found =
        one(value -> value.rank() == 2 && value.dims().get(0).equals(value.dims().get(1)));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    return index(List.of("i"), x.name() + "[i, i] * " + x.name() + "[i, 0]", List.of(x.last()));
  }

  private boolean slice() {
    Optional<Named> found = one(value -> value.rank() >= 1 && value.dims().get(0).equals("A"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    if (random.nextBoolean()) {
      return add(x.name() + "[1]", x.dims().subList(1, x.rank()));
    }
    List<String> dims = new ArrayList<>(x.dims());
    dims.set(0, "B");
    return add(x.name() + "[A-B..A]", dims);
  }

  private boolean library() {
    Optional<Named> found = one(value -> value.rank() >= 1 && !value.last().equals("N"));
    if (found.isEmpty()) {
      return false;
    }
    Named x = found.get();
    return random.nextBoolean()
        ? add(oneOf("softmax(", "logSoftmax(") + x.name() + ")", x.dims())
        : add("logSumExp(" + x.name() + ")", x.dims().subList(0, x.rank() - 1));
  }

  private boolean wholeReduction() {
    Named x = any();
    return add(oneOf("mean(", "sum(0.1 * ") + x.name() + ")", List.of());
  }

  private boolean gradient() {
    Named x = any();
    Named y = one(other -> other.dims().equals(x.dims())).orElseThrow();
    String inner = oneOf("tanh(" + x.name() + ")", x.name() + "^2", "sin(" + x.name() + ")");
    return add("grad(sum(" + inner + " * " + y.name() + ") wrt " + x.name() + ")", x.dims());
  }

  private boolean add(String body, List<String> dims) {
    text.append("  let t").append(names).append(" = ").append(body).append(";\n");
    values.add(new Named("t" + names++, List.copyOf(dims)));
    return true;
  }

  private boolean index(List<String> indices, String body, List<String> dims) {
    if (dims.size() > LARGEST_RANK) {
      return false;
    }
    String list = indices.isEmpty() ? "" : "[" + String.join(", ", indices) + "]";
    text.append("  let t").append(names).append(list).append(" = ").append(body).append(";\n");
    values.add(new Named("t" + names++, List.copyOf(dims)));
    return true;
  }

  private static String read(Named x, List<String> indices) {
    return x.rank() == 0
        ? x.name()
        : x.name() + "[" + String.join(", ", indices.subList(0, x.rank())) + "]";
  }

  private Named any() {
    return one(value -> true).orElseThrow();
  }

  /** A fitting value, later ones more often. */
  private Optional<Named> one(Predicate<Named> fits) {
    List<Named> all = values.stream().filter(fits).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    int some = Math.max(random.nextInt(all.size()), random.nextInt(all.size()));
    return Optional.of(all.get(some));
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
