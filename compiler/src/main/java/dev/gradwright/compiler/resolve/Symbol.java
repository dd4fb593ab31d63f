package dev.gradwright.compiler.resolve;

import dev.gradwright.compiler.resolved.FunctionParameter;
import dev.gradwright.compiler.resolved.Index;
import dev.gradwright.compiler.resolved.Use;
import dev.gradwright.compiler.resolved.Value;
import dev.gradwright.compiler.source.Span;
import dev.gradwright.compiler.type.Extent;

/** What a name of a body stands for. */
sealed interface Symbol {
  Span span();

  /** What it is, in words. */
  String words();

  /** A tensor. */
  record Tensor(Value value) implements Symbol {
    @Override
    public Span span() {
      return value.span();
    }

    @Override
    public String words() {
      return value.type().toString();
    }
  }

  /** An int that extents may contain. */
  record Number(Extent extent, Origin origin, Span span) implements Symbol {
    @Override
    public String words() {
      return origin.words;
    }
  }

  /** When a number becomes known. */
  enum Origin {
    DIM("a dim"),
    BUILD_TIME("a build-time int"),
    ROUND("the index of a build-time loop"),
    CONST("a const");

    private final String words;

    Origin(String words) {
      this.words = words;
    }
  }

  /** {@code ..S} */
  record LeadingDims(String name, Span span) implements Symbol {
    @Override
    public String words() {
      return "leading dims";
    }
  }

  /** An index of index notation. */
  record AtIndex(Index index) implements Symbol {
    @Override
    public Span span() {
      return index.span();
    }

    @Override
    public String words() {
      return index instanceof Index.Single ? "an index" : "an index of leading axes";
    }
  }

  /** A used layer. */
  record Layered(Use use) implements Symbol {
    @Override
    public Span span() {
      return use.span();
    }

    @Override
    public String words() {
      return use.count().isPresent() ? "an array of layers" : "a layer";
    }
  }

  /** A function argument. */
  record Function(FunctionParameter parameter) implements Symbol {
    @Override
    public Span span() {
      return parameter.span();
    }

    @Override
    public String words() {
      return "a function";
    }
  }

  /** A name whose declaration was refused: whoever uses it is not to blame. */
  record Refused(Span span) implements Symbol {
    @Override
    public String words() {
      return "unknown";
    }
  }
}
