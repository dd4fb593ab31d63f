package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.model.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether a file holds the tensors of a model: paths, element types and shapes. */
record ModelFit(Path file, Header header) {

  /** Requires all of these tensors. */
  void require(List<Parameter> tensors) throws CheckpointException {
    for (Parameter tensor : tensors) {
      Header.Entry entry = header.entries().get(tensor.path());
      if (entry == null) {
        throw other("it has no tensor \"" + tensor.path() + "\"");
      }
      require(entry, tensor);
    }
  }

  private void require(Header.Entry entry, Parameter tensor) throws CheckpointException {
    String wanted =
        Header.type(tensor.value().precision()) + Arrays.toString(tensor.value().shape());
    String found = entry.type() + entry.shape();
    if (!wanted.equals(found)) {
      throw other("it holds \"" + tensor.path() + "\" as " + found + ", the model's is " + wanted);
    }
    long bytes = (long) tensor.value().size() * tensor.value().precision().bytes();
    if (entry.end() - entry.begin() != bytes) {
      throw new CheckpointException(
          file,
          "has a corrupt header: \""
              + tensor.path()
              + "\" has "
              + (entry.end() - entry.begin())
              + " bytes, its shape needs "
              + bytes);
    }
  }

  /** Requires that of the tensors that count there are no others. */
  void requireNoOther(List<Parameter> tensors, Predicate<String> counts)
      throws CheckpointException {
    Set<String> known = tensors.stream().map(Parameter::path).collect(Collectors.toSet());
    for (String name : header.entries().keySet()) {
      if (counts.test(name) && !known.contains(name)) {
        throw other("it has a tensor \"" + name + "\", which the model has not");
      }
    }
  }

  private CheckpointException other(String reason) {
    return new CheckpointException(file, "is of another model: " + reason);
  }
}
