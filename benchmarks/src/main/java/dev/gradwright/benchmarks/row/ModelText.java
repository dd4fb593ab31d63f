package dev.gradwright.benchmarks.row;

/** Models of any number of operations that no rewrite can shorten. */
enum ModelText {
  /** Each line applies two operations to the last two values: one long chain of elements. */
  CHAIN("compile", "a chain of sines and products, element by element") {
    @Override
    String of(int operations) {
      StringBuilder text = new StringBuilder("model M {\n  dim N;\n  input x: real[N];\n");
      text.append("  param w: real init ones();\n  let v0 = x * w;\n  let v1 = sin(v0);\n");
      int last = operations / 2;
      for (int i = 2; i <= last; i++) {
        text.append("  let v%d = sin(v%d) * v%d;\n".formatted(i, i - 1, i - 2));
      }
      return text.append("  loss = sum(v%d);\n}\n".formatted(last)).toString();
    }
  },

  /** Blocks of a matrix product, elementwise operations, a sum of each row and broadcasts. */
  MIXED("compile-mixed", "matrix products, sums of rows, broadcasts, elementwise functions") {
    private static final int BLOCK = 8;

    @Override
    String of(int operations) {
      StringBuilder text = new StringBuilder("model M(H = 64) {\n  dim N;\n");
      text.append("  input x: real[N, H];\n  param w: real[H, H] init glorotUniform();\n");
      text.append("  param b: real[H] init zeros();\n  let v0 = tanh(x);\n");
      int last = operations / BLOCK;
      for (int i = 1; i <= last; i++) {
        text.append(
            """
              let p%1$d = v%2$d @ w + b;
              let q%1$d = tanh(p%1$d) * v%2$d;
              let s%1$d[n] = sum[h] q%1$d[n, h];
              let v%1$d[n, h] = sin(p%1$d[n, h]) / (2 + s%1$d[n]);
            """
                .formatted(i, i - 1));
      }
      return text.append("  loss = sum(v%d);\n}\n".formatted(last)).toString();
    }
  };

  private final String row;
  private final String contents;

  ModelText(String row, String contents) {
    this.row = row;
    this.contents = contents;
  }

  /** What the names of its rows begin with. */
  String row() {
    return row;
  }

  /** What it is made of, in words. */
  String contents() {
    return contents;
  }

  /** The text of a model file. */
  abstract String of(int operations);
}
