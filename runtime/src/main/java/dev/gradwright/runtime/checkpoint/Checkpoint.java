package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.model.Parameter;
import dev.gradwright.runtime.model.Parameters;
import dev.gradwright.runtime.optimise.LossScale;
import dev.gradwright.runtime.optimise.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Saves and restores a run as a safetensors file (Hugging Face, "Safetensors format"), which other
 * tools read too: parameters and state under their paths, the optimizer's memory under {@code
 * optimizer:} and its own paths, the rest as metadata.
 *
 * <p>A file is written beside its name and renamed, so a crash leaves the old one. What is read is
 * checked whole, by a checksum too, before anything changes: a truncated or corrupt file, or one of
 * another model, is refused and leaves parameters and optimizer as they were.
 */
public final class Checkpoint {
  private static final String MEMORY = "optimizer:";

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
    Map<String, String> notes = RunNotes.of(optimizer, position, parameters.draws());
    new TensorFile(file).write(tensors(parameters, optimizer), notes);
  }

  /**
   * Saves a run that scales its loss.
   *
   * @param file replaced if it is there
   * @param parameters of the model
   * @param optimizer that steps them
   * @param scale of the loss
   * @param position where the run stands
   * @throws IOException if it cannot be written; an existing file then stays
   */
  public static void write(
      Path file, Parameters parameters, Optimizer optimizer, LossScale scale, Position position)
      throws IOException {
    Map<String, String> notes = RunNotes.of(optimizer, position, parameters.draws());
    notes.putAll(RunNotes.of(scale));
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
    return readRun(file, parameters, optimizer, notes -> {}).position();
  }

  /**
   * Restores a run that scales its loss.
   *
   * @param file from {@link #write(Path, Parameters, Optimizer, LossScale, Position)}
   * @param parameters of the same model, overwritten
   * @param optimizer of the same kind, overwritten
   * @param scale overwritten
   * @return where the run stood
   * @throws CheckpointException naming file and reason if it is no such checkpoint
   * @throws IOException if it cannot be read
   */
  public static Position read(
      Path file, Parameters parameters, Optimizer optimizer, LossScale scale) throws IOException {
    // Tried on another first: what is refused leaves all as it was.
    RunNotes run =
        readRun(file, parameters, optimizer, notes -> notes.restore(LossScale.dynamic()));
    run.restore(scale);
    return run.position();
  }

  /** What the notes of a run must have besides. */
  private interface Requirement {
    void check(RunNotes notes) throws CheckpointException;
  }

  private static RunNotes readRun(
      Path file, Parameters parameters, Optimizer optimizer, Requirement more) throws IOException {
    List<Parameter> tensors = tensors(parameters, optimizer);
    Map<String, String> notes =
        new TensorFile(file)
            .read(
                tensors,
                header -> {
                  requireRun(file, header, parameters, optimizer);
                  more.check(new RunNotes(file, header.notes()));
                });
    RunNotes run = new RunNotes(file, notes);
    run.restore(optimizer, parameters.draws());
    return run;
  }

  /** The model first: what else differs follows from another one. */
  private static void requireRun(
      Path file, Header header, Parameters parameters, Optimizer optimizer)
      throws CheckpointException {
    requireModel(file, header, tensors(parameters));
    new RunNotes(file, header.notes()).require(optimizer, parameters.draws());
    requireMemory(file, header, optimizer.memory(parameters));
  }

  private static void requireModel(Path file, Header header, List<Parameter> tensors)
      throws CheckpointException {
    ModelFit fit = new ModelFit(file, header);
    fit.require(tensors);
    fit.requireNoOther(tensors, name -> !name.startsWith(MEMORY));
  }

  private static void requireMemory(Path file, Header header, List<Parameter> memory)
      throws CheckpointException {
    List<String> wanted = memory.stream().map(Parameter::path).toList();
    List<String> found =
        header.entries().keySet().stream()
            .filter(name -> name.startsWith(MEMORY))
            .map(name -> name.substring(MEMORY.length()))
            .toList();
    requireSame(file, "does not remember", wanted, found);
    requireSame(file, "remembers", found, wanted);
  }

  private static void requireSame(
      Path file, String verb, List<String> names, Collection<String> others)
      throws CheckpointException {
    for (String name : names) {
      if (!others.contains(name)) {
        throw new CheckpointException(
            file,
            "was written with other settings of the optimizer, which "
                + verb
                + " \""
                + name
                + "\"");
      }
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
   * Restores parameters and state alone, also from the checkpoint of a run. What another tool wrote
   * has no checksum; then none is compared.
   *
   * @param file any safetensors file that holds tensors of these paths, shapes and precisions
   * @param parameters overwritten
   * @throws CheckpointException naming file and reason if it does not
   * @throws IOException if it cannot be read
   */
  public static void readParameters(Path file, Parameters parameters) throws IOException {
    List<Parameter> tensors = tensors(parameters);
    new TensorFile(file).read(tensors, header -> requireModel(file, header, tensors));
  }
}
