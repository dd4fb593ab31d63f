package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.optimise.LossScale;
import dev.gradwright.runtime.optimise.Optimizer;
import dev.gradwright.runtime.random.Draws;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a checkpoint says of a run besides its tensors: how far optimizer, batches and draws are.
 */
record RunNotes(Path file, Map<String, String> notes) {
  private static final String OPTIMIZER = "optimizer";
  private static final String SCALE = "loss.scale";
  private static final String SCALE_GOOD = "loss.goodSteps";
  private static final String SCALE_SKIPPED = "loss.skippedSteps";
  private static final String DRAWS_SEED = "draws.seed";
  private static final String DRAWS_STEP = "draws.step";

  /** The notes of a run. */
  static Map<String, String> of(Optimizer optimizer, Position position, Draws draws) {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put(OPTIMIZER, optimizer.name());
    notes.put("step", Long.toString(optimizer.steps()));
    notes.put("seed", Long.toString(position.seed()));
    notes.put("epoch", Integer.toString(position.epoch()));
    notes.put("batch", Long.toString(position.batch()));
    if (draws.exist()) {
      notes.put(DRAWS_SEED, Long.toString(draws.seed()));
      notes.put(DRAWS_STEP, Long.toString(draws.step()));
    }
    return notes;
  }

  /** The notes of how a loss is scaled. */
  static Map<String, String> of(LossScale scale) {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put(SCALE, Double.toString(scale.factor()));
    notes.put(SCALE_GOOD, Integer.toString(scale.goodSteps()));
    notes.put(SCALE_SKIPPED, Long.toString(scale.skippedSteps()));
    return notes;
  }

  /** Goes on with the scale as it stood. */
  void restore(LossScale scale) throws CheckpointException {
    if (!notes.containsKey(SCALE)) {
      throw new CheckpointException(file, "is of a run that scales no loss: it has no " + SCALE);
    }
    long good = number(SCALE_GOOD);
    long skipped = number(SCALE_SKIPPED);
    try {
      double factor = Double.parseDouble(notes.get(SCALE));
      scale.continueFrom(factor, Math.toIntExact(good), skipped);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw corrupt(SCALE, notes.get(SCALE));
    }
  }

  /** Requires a whole run of this rule, with draws if the model draws. */
  void require(Optimizer optimizer, Draws draws) throws CheckpointException {
    if (!notes.containsKey(OPTIMIZER)) {
      throw new CheckpointException(
          file, "is no checkpoint of a run; parameters alone are read by readParameters");
    }
    if (!notes.get(OPTIMIZER).equals(optimizer.name())) {
      throw new CheckpointException(
          file,
          "was written with the optimizer " + notes.get(OPTIMIZER) + ", not " + optimizer.name());
    }
    if (draws.exist() && !notes.containsKey(DRAWS_SEED)) {
      throw new CheckpointException(
          file, "is of another model, which draws no random numbers: it has no " + DRAWS_SEED);
    }
    if (!notes.containsKey(Checksum.NOTE)) {
      throw corrupt(Checksum.NOTE, "missing");
    }
    number("step");
    position();
    if (draws.exist()) {
      signed(DRAWS_SEED);
      number(DRAWS_STEP);
    }
  }

  /** Moves optimizer and draws to where they stood. */
  void restore(Optimizer optimizer, Draws draws) throws CheckpointException {
    optimizer.continueFrom(number("step"));
    if (draws.exist()) {
      draws.moveTo(signed(DRAWS_SEED), number(DRAWS_STEP));
    }
  }

  Position position() throws CheckpointException {
    long epoch = number("epoch");
    if (epoch > Integer.MAX_VALUE) {
      throw corrupt("epoch", Long.toString(epoch));
    }
    return new Position(signed("seed"), (int) epoch, number("batch"));
  }

  private long number(String name) throws CheckpointException {
    long number = signed(name);
    if (number < 0) {
      throw corrupt(name, Long.toString(number));
    }
    return number;
  }

  private long signed(String name) throws CheckpointException {
    String text = notes.getOrDefault(name, "missing");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw corrupt(name, text);
    }
  }

  private CheckpointException corrupt(String name, String text) {
    return new CheckpointException(file, "has a corrupt header: " + name + " is " + text);
  }
}
