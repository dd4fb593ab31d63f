package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.optimise.Optimizer;
import dev.gradwright.runtime.random.Draws;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Saves and restores a run as a safetensors file (Hugging Face, "Safetensors format"), which other
 * tools read too: parameters and state under their paths, the optimizer's memory under {@code
 * optimizer:} and its own paths, the rest as metadata.
 *
 * <p>A file is written beside its name and renamed, so a crash leaves the old one. What is read is
 * checked whole before anything changes: a truncated, corrupt or differently shaped file is refused
 * and leaves parameters and optimizer as they were.
 */
public final class Checkpoint {
  private static final String MEMORY = "optimizer:";
  private static final String DRAWS_SEED = "draws.seed";
  private static final String DRAWS_STEP = "draws.step";

  private Checkpoint() {}

  /**
   * Saves a run.
   *
   * @param file replaced if it is there
   * @param parameters of the model
   * @param optimizer that steps them
   * @param position where the run stands
   * @throws IOException if it cannot be written; an existing file then stays
   */
  public static void write(Path file, Parameters parameters, Optimizer optimizer, Position position)
      throws IOException {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("optimizer", optimizer.name());
    notes.put("step", Long.toString(optimizer.steps()));
    notes.put("seed", Long.toString(position.seed()));
    notes.put("epoch", Integer.toString(position.epoch()));
    notes.put("batch", Long.toString(position.batch()));
    Draws draws = parameters.draws();
    if (draws.exist()) {
      notes.put(DRAWS_SEED, Long.toString(draws.seed()));
      notes.put(DRAWS_STEP, Long.toString(draws.step()));
    }
    new TensorFile(file).write(tensors(parameters, optimizer), notes);
  }

  /**
   * Restores a run.
   *
   * @param file from {@link #write(Path, Parameters, Optimizer, Position)}
   * @param parameters of the same model, overwritten
   * @param optimizer of the same kind, overwritten
   * @return where the run stood
   * @throws CheckpointException naming file and reason if it is no such checkpoint
   * @throws IOException if it cannot be read
   */
  public static Position read(Path file, Parameters parameters, Optimizer optimizer)
      throws IOException {
    List<Parameter> tensors = tensors(parameters, optimizer);
    Map<String, String> notes =
        new TensorFile(file)
            .read(tensors, header -> requireRun(file, header, tensors, parameters, optimizer));
    optimizer.continueFrom(number(file, notes, "step"));
    if (parameters.draws().exist()) {
      parameters.draws().moveTo(signed(file, notes, DRAWS_SEED), number(file, notes, DRAWS_STEP));
    }
    return position(file, notes);
  }

  private static void requireRun(
      Path file, Header header, List<Parameter> tensors, Parameters parameters, Optimizer optimizer)
      throws CheckpointException {
    Map<String, String> notes = header.notes();
    String found = notes.getOrDefault("optimizer", "none");
    if (!found.equals(optimizer.name())) {
      throw new CheckpointException(
          file, "was written with the optimizer " + found + ", not " + optimizer.name());
    }
    number(file, notes, "step");
    position(file, notes);
    if (parameters.draws().exist()) {
      signed(file, notes, DRAWS_SEED);
      number(file, notes, DRAWS_STEP);
    }
    requireNoOther(file, header, tensors, name -> true);
  }

  private static void requireNoOther(
      Path file, Header header, List<Parameter> tensors, Predicate<String> counts)
      throws CheckpointException {
    Set<String> known = tensors.stream().map(Parameter::path).collect(Collectors.toSet());
    for (String name : header.entries().keySet()) {
      if (counts.test(name) && !known.contains(name)) {
        throw new CheckpointException(
            file, "has a tensor \"" + name + "\", which the model has not");
      }
    }
  }

  private static Position position(Path file, Map<String, String> notes)
      throws CheckpointException {
    long epoch = number(file, notes, "epoch");
    if (epoch > Integer.MAX_VALUE) {
      throw new CheckpointException(file, "has a corrupt header: epoch is " + epoch);
    }
    return new Position(signed(file, notes, "seed"), (int) epoch, number(file, notes, "batch"));
  }

  private static long number(Path file, Map<String, String> notes, String name)
      throws CheckpointException {
    long number = signed(file, notes, name);
    if (number < 0) {
      throw new CheckpointException(file, "has a corrupt header: " + name + " is " + number);
    }
    return number;
  }

  private static long signed(Path file, Map<String, String> notes, String name)
      throws CheckpointException {
    String text = notes.getOrDefault(name, "missing");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new CheckpointException(file, "has a corrupt header: " + name + " is " + text);
    }
  }

  private static List<Parameter> tensors(Parameters parameters, Optimizer optimizer) {
    List<Parameter> tensors = tensors(parameters);
    optimizer
        .memory(parameters)
        .forEach(m -> tensors.add(new Parameter(MEMORY + m.path(), m.value())));
    return tensors;
  }

  private static List<Parameter> tensors(Parameters parameters) {
    List<Parameter> tensors = new ArrayList<>(parameters.list());
    tensors.addAll(parameters.state());
    return tensors;
  }

  /**
   * Saves parameters and state alone.
   *
   * @param file replaced if it is there
   * @param parameters of the model
   * @throws IOException if it cannot be written; an existing file then stays
   */
  public static void writeParameters(Path file, Parameters parameters) throws IOException {
    new TensorFile(file).write(tensors(parameters), Map.of());
  }

  /**
   * Restores parameters and state alone, also from the checkpoint of a run.
   *
   * @param file any safetensors file that holds tensors of these paths, shapes and precisions
   * @param parameters overwritten
   * @throws CheckpointException naming file and reason if it does not
   * @throws IOException if it cannot be read
   */
  public static void readParameters(Path file, Parameters parameters) throws IOException {
    List<Parameter> tensors = tensors(parameters);
    new TensorFile(file)
        .read(
            tensors,
            header -> requireNoOther(file, header, tensors, name -> !name.startsWith(MEMORY)));
  }
}
