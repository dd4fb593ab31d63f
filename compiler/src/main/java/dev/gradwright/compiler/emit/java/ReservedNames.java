package dev.gradwright.compiler.emit.java;

import java.util.List;
import java.util.stream.Stream;

/** The names that a model class has for itself, whatever the model. */
final class ReservedNames {
  private static final List<String> CONSTANTS =
      List.of("TYPE", "SIGNATURE", "KERNELS", VectorCall.FLAG);

  private static final List<String> FIELDS =
      List.of(
          "gradientSum",
          "descent",
          "scratch",
          "ready",
          Binding.BOUND,
          Reservations.HELD,
          "nextStates",
          "draws",
          "stepped",
          "launches");

  /** What users call; {@code JavaNames} of the resolver refuses outputs of these names. */
  private static final List<String> FACE =
      List.of(
          "signature",
          "parameters",
          "gradients",
          "resize",
          "bind",
          "forward",
          "backward",
          "backwardAdding",
          "trainStep",
          "vjp",
          "predict",
          "outputs",
          "inputGradient",
          "memory",
          "peakBytes",
          "initialise",
          "create");

  /** Of the face's methods. */
  private static final List<String> ARGUMENTS =
      List.of("inputs", "seeds", "loss", "dims", "name", "optimizer");

  private static final List<String> STEPS =
      List.of(
          "exchangeStates",
          "launch",
          "room",
          "reservePredict",
          "reserveForward",
          "reserveBackward",
          "computePredict",
          "computeForward",
          "computeBackward",
          "predictReserved",
          "forwardReserved",
          "backwardReserved");

  /** The methods of every object. */
  static final List<String> OF_OBJECT =
      List.of(
          "getClass",
          "hashCode",
          "equals",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");

  static final List<String> ALL =
      Stream.of(CONSTANTS, FIELDS, FACE, ARGUMENTS, STEPS, OF_OBJECT)
          .flatMap(List::stream)
          .toList();

  private ReservedNames() {}
}
