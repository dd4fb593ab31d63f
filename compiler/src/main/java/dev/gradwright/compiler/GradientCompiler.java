package dev.gradwright.compiler;

import dev.gradwright.compiler.adjoint.Adjoint;
import dev.gradwright.compiler.ast.AstPrinter;
import dev.gradwright.compiler.ast.File;
import dev.gradwright.compiler.build.GraphBuilder;
import dev.gradwright.compiler.dag.Graph;
import dev.gradwright.compiler.dag.GraphPrinter;
import dev.gradwright.compiler.dag.Passage;
import dev.gradwright.compiler.emit.java.JavaEmitter;
import dev.gradwright.compiler.evaluate.Evaluator;
import dev.gradwright.compiler.evaluate.WrittenNumbers;
import dev.gradwright.compiler.loop.Flavours;
import dev.gradwright.compiler.loop.LoopPrinter;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.optimise.Optimiser;
import dev.gradwright.compiler.parse.Parser;
import dev.gradwright.compiler.resolve.Libraries;
import dev.gradwright.compiler.resolve.Resolver;
import dev.gradwright.compiler.resolved.Model;
import dev.gradwright.compiler.resolved.ProgramPrinter;
import dev.gradwright.compiler.schedule.Merging;
import dev.gradwright.compiler.schedule.Scheduler;
import dev.gradwright.compiler.source.Diagnostics;
import dev.gradwright.compiler.source.RefusedException;
import dev.gradwright.compiler.source.SourceFile;
import dev.gradwright.compiler.type.Format;
import dev.gradwright.compiler.type.Precision;
import dev.gradwright.compiler.warn.SingularPoints;
import dev.gradwright.compiler.warn.UnusableNumbers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Model text to Java text: the stages in their order.
 *
 * <pre>
 * parse      text     -> syntax tree
 * resolve    tree     -> typed tree    every name bound, every dim solved; errors of meaning
 * build      tree     -> DAG           fns, layers and build-time loops inlined
 * stabilise  DAG      -> DAG           training or not; rewrites that derivatives profit from
 * adjoint    DAG      -> DAG           gradients become formulas
 * optimise   DAG      -> DAG           one rewrite after another, constants folded
 * schedule   DAG      -> loops         fusion, order, buffers
 * merge      loops    -> loops         short kernels one after another become one
 * emit       loops    -> Java
 * </pre>
 *
 * While gradients become formulas, {@code warn} looks on for points where they are singular.
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
    private final Map<String, String> vectors = new TreeMap<>();

    Compilation compile(String name, SourceFile file) {
      Optional<File> tree = stage(name, "0-parse", () -> parse(file), this::print);
      tree.flatMap(parsed -> stage(name, "1-resolve", () -> resolve(name, parsed), this::words))
          .ifPresent(
              program -> program.models().forEach(model -> tryTo(() -> compile(program, model))));
      return diagnostics.hasErrors()
          ? new Compilation(diagnostics.all(), Map.of(), Map.of(), read, models)
          : new Compilation(diagnostics.all(), sources, vectors, read, models);
    }

    private Optional<File> parse(SourceFile file) {
      read.add(file);
      return Parser.parse(file, diagnostics);
    }

    private String print(Optional<File> tree) {
      return tree.map(AstPrinter::print).orElse("");
    }

    private Optional<dev.gradwright.compiler.resolved.Program> resolve(String name, File file) {
      return new Resolver(libraries, this::parse).resolve(name, file, diagnostics);
    }

    private String words(Optional<dev.gradwright.compiler.resolved.Program> program) {
      return program.map(ProgramPrinter::print).orElse("");
    }

    private void tryTo(Runnable work) {
      try {
        work.run();
      } catch (RefusedException refusal) {
        diagnostics.report(refusal.diagnostic());
      }
    }

    private void compile(dev.gradwright.compiler.resolved.Program program, Model model) {
      Graph built =
          stage(
              subject(program.packageName(), model.name()),
              "2-build",
              () -> GraphBuilder.build(program, model, diagnostics, Evaluator::elements),
              GraphPrinter::print);
      models.add(Optimiser.without(idle(built), built));
      new UnusableNumbers(built.source())
          .of(WrittenNumbers.unusable(built.values(), precision(built)))
          .forEach(diagnostics::report);
      if (!diagnostics.hasErrors()) {
        SingularPoints singular = new SingularPoints(built.source());
        Program loops = merge(schedule(built, singular, flavours(program, model)));
        sources.putAll(spell(loops));
        vectors.putAll(spellVectors(loops));
        singular.warnings().forEach(diagnostics::report);
      }
    }
  }

  /** A model beside whose class there is no room for another stays plain. */
  private Flavours flavours(dev.gradwright.compiler.resolved.Program program, Model model) {
    String vectors = JavaEmitter.vectorClass(model.name());
    boolean taken = program.models().stream().anyMatch(m -> m.name().equalsIgnoreCase(vectors));
    return taken ? Flavours.PORTABLE : options.flavours();
  }

  /** A model as built to portable Java. */
  Map<String, String> lower(Graph built) {
    return spell(merged(built));
  }

  private Map<String, String> spell(Program loops) {
    return spell(loops, "8-emit", JavaEmitter::emit);
  }

  private Map<String, String> spellVectors(Program loops) {
    return loops.hasVectors() ? spell(loops, "9-vectors", JavaEmitter::emitVectors) : Map.of();
  }

  private Map<String, String> spell(
      Program loops, String stage, Function<Program, Map<String, String>> emit) {
    return stage(
        subject(loops.face().packageName(), loops.face().name()),
        stage,
        () -> emit.apply(loops),
        java -> String.join("\n", java.values()));
  }

  /** A model as built to portable loops. */
  Program schedule(Graph built) {
    return schedule(built, Passage.UNSEEN, Flavours.PORTABLE);
  }

  /** A model as built to the portable loops that are emitted. */
  Program merged(Graph built) {
    return merge(schedule(built));
  }

  private Program merge(Program loops) {
    return stage(
        subject(loops.face().packageName(), loops.face().name()),
        "7-merge",
        () -> Merging.of(loops),
        LoopPrinter::print);
  }

  private Program schedule(Graph built, Passage passage, Flavours flavours) {
    Precision precision = precision(built);
    Graph derived = derive(built, passage);
    return stage(
        subject(built.packageName(), built.name()),
        "6-schedule",
        () -> Scheduler.schedule(derived, precision, flavours),
        LoopPrinter::print);
  }

  private Precision precision(Graph built) {
    return options.precision().orElse(built.precision());
  }

  /**
   * The formats that values of a model are not rounded to: that which is computed in; and all,
   * where f64 was asked for in place of what the model says.
   */
  private Set<Format> idle(Graph built) {
    if (options.precision().filter(Precision.F64::equals).isPresent()) {
      return EnumSet.allOf(Format.class);
    }
    return precision(built) == Precision.F32
        ? EnumSet.of(Format.F32)
        : EnumSet.noneOf(Format.class);
  }

  /** A model as built with steady formulas, which derivatives are then taken of. */
  Graph stabilise(Graph built) {
    return stage(
        subject(built.packageName(), built.name()),
        "3-stabilise",
        () -> Optimiser.stabilise(Optimiser.specialise(Optimiser.without(idle(built), built))),
        GraphPrinter::print);
  }

  /** A model as built with its gradients as formulas, ready to be scheduled or evaluated. */
  Graph derive(Graph built) {
    return derive(built, Passage.UNSEEN);
  }

  private Graph derive(Graph built, Passage passage) {
    String name = subject(built.packageName(), built.name());
    Graph stable = stabilise(built);
    Graph derived =
        stage(
            name,
            "4-adjoint",
            () -> Adjoint.expand(stable, options.surrogates(), passage),
            GraphPrinter::print);
    return stage(
        name,
        "5-optimise",
        () -> Optimiser.optimise(derived, Evaluator::constants),
        GraphPrinter::print);
  }

  private static String subject(String packageName, String model) {
    return packageName.isEmpty() ? model : packageName + "." + model;
  }

  /** Runs one stage, dumps its result if that is asked for, and names it if it fails. */
  private <T> T stage(String subject, String stage, Supplier<T> work, Function<T, String> print) {
    try {
      T result = work.get();
      dump.write(subject, stage, () -> print.apply(result));
      return result;
    } catch (RefusedException refusal) {
      throw refusal;
    } catch (RuntimeException cause) {
      throw new CompilerFault(subject, stage, cause);
    }
  }
}
