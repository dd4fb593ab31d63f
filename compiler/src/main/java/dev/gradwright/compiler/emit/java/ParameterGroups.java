package dev.gradwright.compiler.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.compiler.loop.Face;
import dev.gradwright.compiler.loop.Program;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Parameters by name: an accessor for each, and a nested class for each group of them. */
final class ParameterGroups {
  private static final List<String> OWN =
      List.of(
          "list",
          "flat",
          "allTensors",
          "allPaths",
          "allStates",
          "state",
          "setState",
          "draws",
          "firstTensor",
          "index",
          "writeReplace",
          "readObject",
          "set");

  private static final List<String> RESERVED =
      Stream.of(OWN, ReservedNames.OF_OBJECT).flatMap(List::stream).toList();

  private final List<Face.Parameter> owned;
  private final TensorTypes types;
  private final ClassName name;
  private final TypeSpec.Builder parameters;
  private final ScopeNames typeNames;
  private final ParameterTree.Group tree;
  private final Map<ParameterTree, ScopeNames> accessors = new IdentityHashMap<>();

  /** Groups inside the class {@code name}, beside types that are called as given. */
  ParameterGroups(
      Program program, ClassName name, TypeSpec.Builder parameters, List<String> typesBeside) {
    this.types = new TensorTypes(program.precision());
    this.name = name;
    this.parameters = parameters;
    this.typeNames = new ScopeNames(typesBeside);
    this.owned = new Owned(program.face()).all();
    this.tree = ParameterTree.of(owned);
  }

  /** Adds accessors and classes; the statements make the groups from {@code allTensors}. */
  CodeBlock add() {
    List<CodeBlock> groups = new ArrayList<>();
    new Members(parameters, groups, 0).add(tree);
    return chunked(parameters, tree, groups, "makeGroups");
  }

  /** Statements for the constructor of a group's class, cut into methods if they are many. */
  private CodeBlock chunked(
      TypeSpec.Builder type, ParameterTree.Group group, List<CodeBlock> statements, String wish) {
    return new Chunks(type, accessors.get(group))
        .body(statements, wish, method -> method.addModifiers(Modifier.PRIVATE), CodeBlock.of(""));
  }

  /** Statements for the constructor of all parameters. */
  CodeBlock chunked(List<CodeBlock> statements, String wish) {
    return chunked(parameters, tree, statements, wish);
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
      Face.Parameter parameter = owned.get(leaf.number());
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
      ClassName inner = groupClass(step, group, ParameterTree.first(group));
      type.addField(inner, accessor, Modifier.PRIVATE, Modifier.TRANSIENT);
      groups.add(
          CodeBlock.builder()
              .addStatement(
                  "$N = new $T(allTensors, $L)", accessor, inner, place(ParameterTree.first(group)))
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
            Objects.class,
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
      new Members(innerType, inside, first).add(group);
      innerConstructor.addCode(chunked(innerType, group, inside, "makeGroups"));
      parameters.addType(innerType.addMethod(innerConstructor.build()).build());
      return inner;
    }
  }
}
