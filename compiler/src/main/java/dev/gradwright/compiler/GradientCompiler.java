package dev.gradwright.compiler;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.ast.AstPrinter;
import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.build.GraphBuilder;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.GraphPrinter;
import dev.gradwright.compiler.emit.java.JavaEmitter;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.loop.LoopPrinter;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.optimise.Optimiser;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.resolve.Libraries;
import dev.gradwright.compiler.resolve.Resolver;
import dev.gradwright.compiler.resolved.Model;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Model text to Java text: the stages in their order.
 *
 * <pre>
 * parse      text     -> syntax tree
 * resolve    tree     -> typed tree    every name bound, every dim solved; errors of meaning
 * build      tree     -> DAG           fns, layers and build-time loops inlined
 * stabilise  DAG      -> DAG           rewrites that derivatives profit from
 * adjoint    DAG      -> DAG           gradients become formulas
 * optimise   DAG      -> DAG           one rewrite after another, constants folded
 * schedule   DAG      -> loops         fusion, order, buffers
 * emit       loops    -> Java
 * </pre>
 */
public final class GradientCompiler {
  /** Stages that walk the tree take some frames for each of the thousand levels that may nest. */
  static final long STACK_BYTES = 256L << 20;

  private final Libraries libraries;
  private final CompilerOptions options;
  private final Dump dump;

  /**
   * A compiler of files.
   *
   * @param libraries where imports are found, before the standard library
   */
  public GradientCompiler(Libraries libraries, CompilerOptions options) {
    this.libraries = libraries;
    this.options = options;
    this.dump = new Dump(options.dumpFolder());
  }

  /** Names this compiler and its version: what another one made is to be made again. */
  public static String version() {
    return Version.TEXT;
  }

  /**
   * One file to Java. What is wrong with the file is in the result; an exception is a mistake of
   * the compiler.
   *
   * @param name the dotted name of the file below its source root, such as {@code shapes.polygon}
   */
  public Compilation compile(String name, SourceFile file) {
    return DeepStack.call(STACK_BYTES, () -> new Run().compile(name, file));
  }

  /** One file on its way. */
  private final class Run {
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<SourceFile> read = new ArrayList<>();
    private final List<Graph> models = new ArrayList<>();
    private final Map<String, String> sources = new TreeMap<>();

    Compilation compile(String name, SourceFile file) {
      Optional<File> tree = parse(file);
      tree.ifPresent(parsed -> dump.write(name, "0-parse", () -> AstPrinter.print(parsed)));
      tree.flatMap(
              parsed -> new Resolver(libraries, this::parse).resolve(name, parsed, diagnostics))
          .ifPresent(program -> program.models().forEach(model -> compile(program, model)));
      Map<String, String> made = diagnostics.hasErrors() ? Map.of() : sources;
      return new Compilation(diagnostics.all(), made, read, models);
    }

    private Optional<File> parse(SourceFile file) {
      read.add(file);
      return Parser.parse(file, diagnostics);
    }

    private void compile(dev.gradwright.compiler.resolved.Program program, Model model) {
      Graph built = GraphBuilder.build(program, model, diagnostics, Evaluator::elements);
      models.add(built);
      if (!diagnostics.hasErrors()) {
        sources.putAll(lower(built));
      }
    }
  }

  /** A model as built to Java. */
  Map<String, String> lower(Graph built) {
    String name = built.name();
    Precision precision = options.precision().orElse(built.precision());
    Program loops = Scheduler.schedule(derive(built), precision);
    dump.write(name, "5-schedule", () -> LoopPrinter.print(loops));
    Map<String, String> java = JavaEmitter.emit(loops);
    dump.write(name, "6-emit", () -> String.join("\n", java.values()));
    return java;
  }

  /** A model as built with its gradients as formulas, ready to be scheduled or evaluated. */
  Graph derive(Graph built) {
    String name = built.name();
    dump.write(name, "1-build", () -> GraphPrinter.print(built));
    Graph stable = Optimiser.stabilise(built);
    dump.write(name, "2-stabilise", () -> GraphPrinter.print(stable));
    Graph derived = Adjoint.expand(stable, options.surrogates());
    dump.write(name, "3-adjoint", () -> GraphPrinter.print(derived));
    Graph optimised = Optimiser.optimise(derived, Evaluator::constant);
    dump.write(name, "4-optimise", () -> GraphPrinter.print(optimised));
    return optimised;
  }
}
