package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import dev.gradwright.runtime.model.Parameter;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The nested class that holds a model's parameters, or their gradients. */
final class ParametersClass {
  private static final List<String> RESERVED =
      List.of(
          "list",
          "flat",
          "allTensors",
          "allPaths",
          "firstTensor",
          "index",
          "getClass",
          "hashCode",
          "equals",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize",
          "writeReplace",
          "readObject",
          "set");

  private final Program program;
  private final TensorTypes types;
  private final ClassName name;
  private final ClassName saved;
  private final ScopeNames typeNames;
  private final TypeSpec.Builder parameters;
  private final ParameterTree.Group tree;
  private final Map<ParameterTree, ScopeNames> accessors = new IdentityHashMap<>();

  ParametersClass(Program program, ClassName model) {
    this.program = program;
    this.types = new TensorTypes(program.precision());
    this.name = ModelNames.nested(model, "Parameters");
    this.saved = name.nestedClass(ModelNames.nested(model, "Saved").simpleName());
    this.tree = ParameterTree.of(program.face().parameters());
    this.typeNames =
        new ScopeNames(List.of(name.simpleName(), model.simpleName(), saved.simpleName()));
    this.parameters =
        TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
  }

  ClassName name() {
    return name;
  }

  /** The calls that lead from the parameters to one of them: {@code .fc1().w()}. */
  CodeBlock access(List<String> path) {
    CodeBlock.Builder calls = CodeBlock.builder();
    ParameterTree at = tree;
    for (int depth = 0; depth < path.size(); depth++) {
      String step = path.get(depth);
      Map<String, ParameterTree> members = ((ParameterTree.Group) at).members();
      if (!members.containsKey(step)) {
        step += path.get(++depth);
      }
      ParameterTree member = members.get(step);
      boolean array = member instanceof ParameterTree.Array;
      CodeBlock index = array ? CodeBlock.of("$L", path.get(++depth)) : CodeBlock.of("");
      calls.add(".$N($L)", accessors.get(at).get(List.of(step)), index);
      at = member instanceof ParameterTree.Array a ? a.first() : member;
    }
    return calls.build();
  }

  TypeSpec build() {
    parameters
        .addJavadoc("The parameters of the model, or their gradients; serialised by value.\n")
        .addSuperinterface(ClassName.get(dev.gradwright.runtime.model.Parameters.class))
        .addSuperinterface(Serializable.class)
        .addField(
            FieldSpec.builder(long.class, "serialVersionUID")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("1L")
                .build());
    int count = program.face().parameters().size();
    TypeName tensor = types.real();
    field(ArrayTypeName.of(tensor), "allTensors", CodeBlock.of("new $T[$L]", tensor, count));
    field(
        ArrayTypeName.of(Parameter.class),
        "allPaths",
        CodeBlock.of("new $T[$L]", Parameter.class, count));
    parameters.addField(
        ParameterizedTypeName.get(List.class, Parameter.class),
        "list",
        Modifier.PRIVATE,
        Modifier.FINAL,
        Modifier.TRANSIENT);
    List<CodeBlock> groups = new ArrayList<>();
    Members members = new Members(parameters, groups, 0);
    members.add(tree);
    parameters.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addCode(chunked(parameters, members.names, tensors(), "makeTensors"))
            .addCode(chunked(parameters, members.names, groups, "makeGroups"))
            .addStatement("list = $T.of(allPaths)", List.class)
            .build());
    addList();
    addSerialisation();
    return parameters.build();
  }

  private void field(TypeName type, String field, CodeBlock start) {
    parameters.addField(
        FieldSpec.builder(type, field)
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL, Modifier.TRANSIENT)
            .initializer(start)
            .build());
  }

  private List<CodeBlock> tensors() {
    List<CodeBlock> statements = new ArrayList<>();
    List<Face.Parameter> all = program.face().parameters();
    for (int i = 0; i < all.size(); i++) {
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "set($L, $S, $T.zeros($L))",
                  i,
                  path(all.get(i).path()),
                  types.real(),
                  types.constantShape(all.get(i).type().shape()))
              .build());
    }
    return statements;
  }

  private static CodeBlock chunked(
      TypeSpec.Builder type, ScopeNames names, List<CodeBlock> statements, String wish) {
    return new Chunks(type, names)
        .body(statements, wish, method -> method.addModifiers(Modifier.PRIVATE), CodeBlock.of(""));
  }

  /** As messages show it: {@code blocks[3].fc.w}. */
  static String path(List<String> steps) {
    StringBuilder path = new StringBuilder();
    for (String step : steps) {
      boolean index = step.chars().allMatch(Character::isDigit);
      path.append(index ? "[" : path.length() == 0 ? "" : ".")
          .append(step)
          .append(index ? "]" : "");
    }
    return path.toString();
  }

  private void addList() {
    parameters.addMethod(
        MethodSpec.methodBuilder("set")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(int.class, "index")
            .addParameter(String.class, "path")
            .addParameter(types.real(), "tensor")
            .addStatement("allTensors[index] = tensor")
            .addStatement("allPaths[index] = new $T(path, tensor)", Parameter.class)
            .build());
    parameters.addMethod(
        MethodSpec.methodBuilder("list")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(ParameterizedTypeName.get(List.class, Parameter.class))
            .addStatement("return list")
            .build());
  }

  private void addSerialisation() {
    TypeName values = ArrayTypeName.of(types.primitive());
    parameters.addMethod(
        MethodSpec.methodBuilder("writeReplace")
            .addModifiers(Modifier.PRIVATE)
            .returns(Object.class)
            .addStatement("$T values = new $T[flat().size()]", values, types.primitive())
            .addStatement("flat().copyTo(values)")
            .addStatement("return new $T(values)", saved)
            .build());
    parameters.addMethod(
        MethodSpec.methodBuilder("readObject")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(ObjectInputStream.class, "in")
            .addException(InvalidObjectException.class)
            .addStatement(
                "throw new $T($S)", InvalidObjectException.class, "parameters are read by value")
            .build());
    MethodSpec header = MethodSpec.constructorBuilder().addParameter(values, "values").build();
    parameters.addType(
        TypeSpec.recordBuilder(saved.simpleName())
            .recordConstructor(header)
            .addModifiers(Modifier.PRIVATE)
            .addSuperinterface(Serializable.class)
            .addMethod(
                MethodSpec.methodBuilder("readResolve")
                    .addModifiers(Modifier.PRIVATE)
                    .returns(Object.class)
                    .addStatement("$T parameters = new $T()", name, name)
                    .addStatement("parameters.flat().copyFrom(values)")
                    .addStatement("return parameters")
                    .build())
            .build());
  }

  /** Writes the accessors of one group into its class. */
  private final class Members {
    private final TypeSpec.Builder type;
    private final List<CodeBlock> groups;
    private final int base;
    private final ScopeNames names = new ScopeNames(RESERVED);

    Members(TypeSpec.Builder type, List<CodeBlock> groups, int base) {
      this.type = type;
      this.groups = groups;
      this.base = base;
    }

    void add(ParameterTree.Group group) {
      accessors.put(group, names);
      group
          .members()
          .forEach(
              (step, member) -> {
                String accessor = names.variable(step, List.of(step));
                if (member instanceof ParameterTree.Leaf leaf) {
                  addLeaf(accessor, leaf);
                } else if (member instanceof ParameterTree.Group inner) {
                  addGroup(accessor, step, inner);
                } else {
                  addArray(accessor, step, (ParameterTree.Array) member);
                }
              });
    }

    private CodeBlock place(int number) {
      if (type == parameters) {
        return CodeBlock.of("$L", number);
      }
      return number == base
          ? CodeBlock.of("firstTensor")
          : CodeBlock.of("firstTensor + $L", number - base);
    }

    private void addLeaf(String accessor, ParameterTree.Leaf leaf) {
      Face.Parameter parameter = program.face().parameters().get(leaf.number());
      type.addMethod(
          MethodSpec.methodBuilder(accessor)
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc(Docs.of(parameter.documentation()))
              .addJavadoc("@return <code>$L</code>\n", Words.inJavadoc(parameter.declared()))
              .returns(types.real())
              .addStatement("return allTensors[$L]", place(leaf.number()))
              .build());
    }

    private void addGroup(String accessor, String step, ParameterTree.Group group) {
      ClassName inner = groupClass(step, group, first(group));
      type.addField(inner, accessor, Modifier.PRIVATE, Modifier.TRANSIENT);
      groups.add(
          CodeBlock.builder()
              .addStatement("$N = new $T(allTensors, $L)", accessor, inner, place(first(group)))
              .build());
      type.addMethod(
          MethodSpec.methodBuilder(accessor)
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc("@return the parameters of <code>$L</code>\n", Words.inJavadoc(step))
              .returns(inner)
              .addStatement("return $N", accessor)
              .build());
    }

    private void addArray(String accessor, String step, ParameterTree.Array array) {
      TypeName element =
          array.first() instanceof ParameterTree.Group group
              ? groupClass(step, group, array.start())
              : types.real();
      MethodSpec.Builder get =
          MethodSpec.methodBuilder(accessor)
              .addModifiers(Modifier.PUBLIC)
              .addParameter(int.class, "index")
              .addJavadoc("@param index from 0 to $L\n", array.length() - 1)
              .addJavadoc(
                  "@return the parameters of <code>$L[index]</code>\n", Words.inJavadoc(step))
              .returns(element);
      if (array.first() instanceof ParameterTree.Leaf) {
        get.addStatement(
            "return allTensors[$L + $T.checkIndex(index, $L)]",
            place(array.start()),
            java.util.Objects.class,
            array.length());
      } else {
        type.addField(ArrayTypeName.of(element), accessor, Modifier.PRIVATE, Modifier.TRANSIENT);
        groups.add(
            CodeBlock.builder()
                .addStatement("$N = new $T[$L]", accessor, element, array.length())
                .beginControlFlow("for (int i = 0; i < $L; i++)", array.length())
                .addStatement(
                    "$N[i] = new $T(allTensors, $L + i * $L)",
                    accessor,
                    element,
                    place(array.start()),
                    array.distance())
                .endControlFlow()
                .build());
        get.addStatement("return $N[index]", accessor);
      }
      type.addMethod(get.build());
    }

    private ClassName groupClass(String step, ParameterTree.Group group, int first) {
      ClassName inner = name.nestedClass(typeNames.type(step, new Object()));
      TypeSpec.Builder innerType =
          TypeSpec.classBuilder(inner)
              .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
              .addJavadoc("The parameters of <code>$L</code>.\n", Words.inJavadoc(step))
              .addField(
                  ArrayTypeName.of(types.real()), "allTensors", Modifier.PRIVATE, Modifier.FINAL)
              .addField(int.class, "firstTensor", Modifier.PRIVATE, Modifier.FINAL);
      MethodSpec.Builder innerConstructor =
          MethodSpec.constructorBuilder()
              .addModifiers(Modifier.PRIVATE)
              .addParameter(ArrayTypeName.of(types.real()), "allTensors")
              .addParameter(int.class, "firstTensor")
              .addStatement("this.allTensors = allTensors")
              .addStatement("this.firstTensor = firstTensor");
      List<CodeBlock> inside = new ArrayList<>();
      Members members = new Members(innerType, inside, first);
      members.add(group);
      innerConstructor.addCode(chunked(innerType, members.names, inside, "makeGroups"));
      parameters.addType(innerType.addMethod(innerConstructor.build()).build());
      return inner;
    }

    private int first(ParameterTree tree) {
      return ParameterTree.first(tree);
    }
  }
}
