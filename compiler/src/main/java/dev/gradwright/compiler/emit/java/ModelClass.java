package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.compiler.loop.Slot;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.model.GradientSum;
import dev.gradwright.runtime.model.Model;
import dev.gradwright.runtime.model.ModelSignature;
import dev.gradwright.runtime.model.ModelType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** The class of one model: a workspace over parameters, its kernels as private static methods. */
final class ModelClass {
  private final Program program;
  private final ClassName name;
  private final ModelNames names;
  private final TensorTypes types;
  private final ParametersClass parameters;
  private final TypeSpec.Builder type;

  ModelClass(Program program, ClassName name) {
    this.program = program;
    this.name = name;
    this.names = new ModelNames(program);
    this.types = new TensorTypes(program.precision());
    this.parameters = new ParametersClass(program, name);
    this.type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(Model.class);
  }

  TypeSpec build() {
    Face face = program.face();
    type.addJavadoc(new ClassDocs(program).build());
    // In a named module, users need not pass the runtime on to their own users.
    type.addAnnotation(
        AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "exports").build());
    TypeSpec parametersType = parameters.build();
    addConstants();
    addFields();
    Places places = new Places(program, names, parameters);
    States states = new States(program, type, names, types, places);
    states.addFields();
    Routines routines = new Routines(program, type, names, places);
    type.addMethod(constructor(states));
    new Initialising(program, type, names, parameters).add();
    Arguments arguments = new Arguments(program, type, names, types);
    new Calls(program, type, names, types, arguments, states).add();
    new WayBack(program, type, names, arguments, states).add();
    states.addExchange();
    new Results(program, type, names, types, parameters.name()).add();
    routines.addRoutines();
    List<CodeBlock> preparations = new ArrayList<>(routines.preparations());
    preparations.addAll(arguments.preparations());
    new Binding(program, type, names, types).add(preparations);
    new Reservations(program, type, names).add();
    routines.addKernels();
    type.addType(new TypeClass(face, name, parameters.name()).build());
    type.addType(parametersType);
    return type.build();
  }

  private void addConstants() {
    type.addField(
        FieldSpec.builder(ModelType.class, "TYPE")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("For tools that know models only by their common face.\n")
            .initializer("new $T()", TypeClass.name(name))
            .build());
    Declarations declarations = new Declarations(program, names);
    declarations.fields().forEach(type::addField);
    type.addField(constant(ModelSignature.class, "SIGNATURE", declarations.signature()));
    if (program.hasVectors()) {
      CodeBlock asked = CodeBlock.of("$T.hasVectors()", Kernels.class);
      type.addField(constant(boolean.class, VectorCall.FLAG, asked));
    }
    new Tables(program, names).fields().forEach(type::addField);
  }

  private static FieldSpec constant(Class<?> of, String name, CodeBlock value) {
    return FieldSpec.builder(of, name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private void addFields() {
    Face face = program.face();
    type.addField(parameters.name(), "parameters", Modifier.PRIVATE, Modifier.FINAL);
    type.addField(parameters.name(), "gradients", Modifier.PRIVATE);
    type.addField(started(ClassName.get(GradientSum.class), "gradientSum"));
    face.dims().forEach(dim -> type.addField(int.class, names.dim(dim.name()), Modifier.PRIVATE));
    for (int i = 0; i < face.inputs().size(); i++) {
      TypeName tensor = types.of(face.inputs().get(i).type().element());
      type.addField(tensor, names.input(i), Modifier.PRIVATE);
    }
    for (int i = 0; i < face.seeds().size(); i++) {
      type.addField(face.isScaled() ? scale(i) : given(i));
    }
    addSlots();
    type.addField(boolean.class, "ready", Modifier.PRIVATE);
  }

  /** A seed that users give. */
  private FieldSpec given(int seed) {
    return FieldSpec.builder(types.real(), names.seed(seed), Modifier.PRIVATE).build();
  }

  /** What the loss is multiplied by. */
  private FieldSpec scale(int seed) {
    return FieldSpec.builder(types.real(), names.seed(seed), Modifier.PRIVATE, Modifier.FINAL)
        .initializer("$T.scalar(1)", types.real())
        .build();
  }

  private void addSlots() {
    List<Slot> slots = program.slots();
    Set<ElementType> spread = new TreeSet<>();
    for (int i = 0; i < slots.size(); i++) {
      ElementType element = slots.get(i).element();
      TypeName array = ArrayTypeName.of(KernelSpelling.type(element, program.precision()));
      if (!names.slotArrays().areSpread()) {
        type.addField(
            FieldSpec.builder(array, names.slot(i).toString(), Modifier.PRIVATE)
                .initializer("{}")
                .build());
      } else if (spread.add(element)) {
        TypeName primitive = KernelSpelling.type(element, program.precision());
        type.addField(names.slotArrays().field(element, primitive));
      }
    }
  }

  private static FieldSpec started(ClassName of, String name) {
    return FieldSpec.builder(of, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T()", of)
        .build();
  }

  private MethodSpec constructor(States states) {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("A workspace that shares the parameters with others.\n\n")
            .addParameter(parameters.name(), "parameters")
            .addJavadoc("@param parameters $L\n", wordsOfParameters());
    Binding.addDims(constructor, program.face(), names);
    return constructor
        .addStatement("this.parameters = parameters")
        .addCode(states.construction())
        .addStatement("resize($L)", Binding.dimArguments(program.face(), names))
        .build();
  }

  private String wordsOfParameters() {
    String trained = program.face().isTrained() ? "; {@code trainStep} alone writes them" : "";
    return program.face().states().isEmpty() && !program.face().draws()
        ? "read by this workspace" + trained
        : "read by this workspace; a training step changes what stands beside them" + trained;
  }
}
