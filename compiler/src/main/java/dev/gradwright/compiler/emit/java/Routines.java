package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Entry;
import dev.gradwright.compiler.loop.Kernel;
import dev.gradwright.compiler.loop.NamedKernel;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Routine;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.loop.Turns;
import dev.gradwright.compiler.type.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The steps of a model's routines and its kernels. */
final class Routines {
  /** Beyond these, kernels go into nested classes, to keep constant pools small. */
  private static final int KERNELS_PER_CLASS = 200;

  private final Program program;
  private final TypeSpec.Builder type;
  private final ModelNames names;
  private final Places places;
  private final Products products;
  private final Launches launches;
  private final ExtentSpelling extents;
  private final Chains chains;
  private final PlainStrips plainStrips;

  Routines(Program program, TypeSpec.Builder type, ModelNames names, Places places) {
    this.program = program;
    this.type = type;
    this.names = names;
    this.places = places;
    this.products = new Products(program, type, names, places);
    this.launches = new Launches(type, names);
    this.extents = new ExtentSpelling(names::dim);
    this.chains = new Chains(program, type, names, places, this, launches);
    this.plainStrips = new PlainStrips(program.precision(), type, names, places, this, launches);
  }

  /** Adds the routines, and leaves in {@link #preparations()} what binding the dims must do. */
  void addRoutines() {
    for (Routine routine : program.routines()) {
      String name = computeMethod(routine.entry());
      type.addMethod(
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE)
              .addCode(body(routine.steps(), name, Indices.none(names)))
              .build());
    }
  }

  private CodeBlock body(List<Step> steps, String name, Indices indices) {
    List<CodeBlock> statements = steps.stream().map(step -> step(step, indices)).toList();
    return new Chunks(type, names.methods())
        .body(
            statements,
            name,
            method -> indices.addTo(method.addModifiers(Modifier.PRIVATE)),
            indices.arguments());
  }

  static String computeMethod(Entry entry) {
    return switch (entry) {
      case PREDICT -> "computePredict";
      case FORWARD -> "computeForward";
      case BACKWARD -> "computeBackward";
    };
  }

  /** Statements that prepare the products for the present dims. */
  List<CodeBlock> preparations() {
    return products.preparations();
  }

  CodeBlock step(Step step, Indices indices) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (step instanceof Step.Launch launch) {
      code.add(launch(launch, indices));
    } else if (step instanceof Step.Multiply multiply) {
      products.addCall(code, multiply, indices);
    } else if (step instanceof Step.Pack pack) {
      products.addPack(code, pack, indices);
    } else if (step instanceof Step.Chain chain) {
      code.addStatement("$N()", chains.add(chain));
    } else if (step instanceof Step.Strips strips) {
      code.add(plainStrips.add(strips));
    } else {
      code.addStatement("$L", repeat((Step.Repeat) step, indices));
    }
    return code.build();
  }

  /** A call of a method with the loop. */
  private CodeBlock repeat(Step.Repeat repeat, Indices around) {
    String name = names.methods().variable(repeat.name() + ".loop", new Object());
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    around.addTo(method);
    if (!repeat.remark().isEmpty()) {
      method.addComment("$L", Words.inComment(repeat.remark().toString()));
    }
    Indices inside = around.with(repeat);
    CodeBlock body = body(repeat.steps(), repeat.name() + ".step", inside);
    CodeBlock turns = turns(repeat, inside.name(repeat.index()), trips(repeat, method));
    type.addMethod(
        method.beginControlFlow("for ($L)", turns).addCode(body).endControlFlow().build());
    return CodeBlock.of("$N($L)", name, around.arguments());
  }

  /** How often: a number or a dim as it is, else a local, to be computed once. */
  private Code trips(Step.Repeat repeat, MethodSpec.Builder method) {
    Extent trips = repeat.trips();
    if (trips.constant().isPresent() || trips.bareName().isPresent()) {
      return extents.asInt(trips);
    }
    String local = names.index("turns", -1);
    method.addStatement("int $N = $L", local, extents.asInt(trips).text());
    return Code.primary("$N", local);
  }

  private CodeBlock turns(Step.Repeat repeat, String index, Code trips) {
    return switch (repeat.walk()) {
      case UP ->
          CodeBlock.of(
              "int $N = 0; $N < $L; $N++",
              index,
              index,
              trips.atLeast(Code.RELATION + 1).text(),
              index);
      case DOWN -> {
        CodeBlock first =
            repeat.trips().constant().isPresent()
                ? extents.asInt(repeat.trips().plus(-1)).text()
                : CodeBlock.of("$L - 1", trips.text());
        yield CodeBlock.of("int $N = $L; $N >= 0; $N--", index, first, index, index);
      }
    };
  }

  private CodeBlock launch(Step.Launch launch, Indices indices) {
    Kernel kernel = program.kernels().get(launch.kernel()).kernel();
    List<Code> arguments = arguments(launch, kernel);
    List<Code> turns =
        launch.indices().stream().map(i -> Code.primary("$N", indices.name(i))).toList();
    Optional<Turns> shared = kernel.turns();
    if (shared.isEmpty()) {
      return alone(launch, arguments, turns);
    }
    String name = names.kernel(launch.kernel());
    CodeBlock together = launches.share(shared.get(), name, callee(launch), arguments, turns);
    return indices.isEmpty()
        ? together
        : launches.choose(shared.get(), together, alone(launch, arguments, turns));
  }

  private List<Code> arguments(Step.Launch launch, Kernel kernel) {
    List<Code> arguments = new ArrayList<>();
    launch.buffers().forEach(buffer -> arguments.add(places.array(buffer)));
    kernel.dims().forEach(dim -> arguments.add(Code.primary("$N", names.dim(dim))));
    return arguments;
  }

  /** The statement that runs the turns between two variables. */
  CodeBlock between(Step.Launch launch, String from, String to) {
    List<Code> all = arguments(launch, program.kernels().get(launch.kernel()).kernel());
    all.add(Code.primary("$N", from));
    all.add(Code.primary("$N", to));
    return Code.primary("$L($L);\n", callee(launch), Code.list(all)).text();
  }

  /** The call of all turns on this thread. */
  private CodeBlock alone(Step.Launch launch, List<Code> arguments, List<Code> indices) {
    List<Code> all = new ArrayList<>(arguments);
    all.addAll(indices);
    program
        .kernels()
        .get(launch.kernel())
        .kernel()
        .turns()
        .ifPresent(turns -> all.addAll(List.of(Code.primary("0"), extents.asInt(turns.count()))));
    return Code.primary("$L($L);\n", callee(launch), Code.list(all)).text();
  }

  private Code callee(Step.Launch launch) {
    String name = names.kernel(launch.kernel());
    return isSpread()
        ? Code.primary("$T.$N", kernelClass(launch.kernel() / KERNELS_PER_CLASS), name)
        : Code.primary("$N", name);
  }

  private boolean isSpread() {
    return program.kernels().size() > KERNELS_PER_CLASS;
  }

  private ClassName kernelClass(int number) {
    return ModelNames.nested(model(), "Kernels" + (number + 1));
  }

  private ClassName model() {
    return ClassName.get(program.face().packageName(), program.face().name());
  }

  void addKernels() {
    launches.addMembers(model());
    List<NamedKernel> kernels = program.kernels();
    VectorCall call = new VectorCall(VectorClass.name(model()));
    TypeSpec.Builder owner = type;
    for (int i = 0; i < kernels.size(); i++) {
      if (isSpread() && i % KERNELS_PER_CLASS == 0) {
        closeKernels(owner);
        owner =
            TypeSpec.classBuilder(kernelClass(i / KERNELS_PER_CLASS))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
      }
      owner.addMethod(
          KernelSpelling.spell(kernels.get(i), names.kernel(i), program.precision(), call));
    }
    closeKernels(owner);
  }

  private void closeKernels(TypeSpec.Builder owner) {
    if (owner != type) {
      type.addType(owner.build());
    }
  }
}
