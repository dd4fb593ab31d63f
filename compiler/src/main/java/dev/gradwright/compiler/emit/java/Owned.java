package dev.gradwright.compiler.emit.java;

import dev.gradwright.compiler.loop.Face;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters and states of a model layer by layer, so that the tensors of one layer stand
 * together and those of equal layers at equal distances.
 */
final class Owned {
  private final Set<List<String>> states;
  private final List<Face.Parameter> all = new ArrayList<>();

  Owned(Face face) {
    this.states = face.states().stream().map(Face.Parameter::path).collect(Collectors.toSet());
    List<Face.Parameter> tensors = new ArrayList<>(face.parameters());
    tensors.addAll(face.states());
    collect(tensors, 0);
  }

  private void collect(List<Face.Parameter> tensors, int depth) {
    Map<String, List<Face.Parameter>> parts = new LinkedHashMap<>();
    for (Face.Parameter tensor : tensors) {
      parts.computeIfAbsent(tensor.path().get(depth), step -> new ArrayList<>()).add(tensor);
    }
    for (List<Face.Parameter> part : parts.values()) {
      if (part.get(0).path().size() == depth + 1) {
        all.addAll(part);
      } else {
        collect(part, depth + 1);
      }
    }
  }

  List<Face.Parameter> all() {
    return all;
  }

  boolean isState(Face.Parameter tensor) {
    return states.contains(tensor.path());
  }
}
