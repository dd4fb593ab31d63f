package dev.gradwright.compiler.optimise;

import dev.gradwright.compiler.dag.Expr;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The lists of rewrites; the first that applies is taken. */
final class Rewrites {
  private Rewrites() {}

  /** What makes values cheaper, once derivatives are formulas. */
  static List<Rewrite> cheaper(Function<Expr, Optional<List<Double>>> elements, Demand demand) {
    return List.of(
        new FoldConstants(elements),
        new DropMultiplyByOne(),
        new DropDivideByOne(),
        new DropAddZero(),
        new DropMultiplyByZero(),
        new DropDoubleNegation(),
        new DropSelect(),
        new DropSquareOfRoot(),
        new DropExpOfLog(),
        new DropSliceOfPad(),
        new DropGuard(),
        new DropDomainCheck(),
        new CancelQuotient(),
        new SpellOutPower(),
        new SquareInsteadOfProduct(),
        new NegateInsteadOfMultiplying(),
        new SubtractInsteadOfNegating(),
        new MergeConstantFactors(),
        new DivideInsteadOfReciprocal(demand),
        new MaxInsteadOfSelect(),
        new SelectInsteadOfMask(),
        new MergeTransposes(),
        new ReadThroughLoop(),
        new MergeReshapes(),
        new MergeBroadcasts(),
        new MergeSlices(),
        new MergeSums(),
        new ComputeBeforeBroadcast(),
        new MultiplyInsteadOfSummingCopies(),
        new ContractBeforeBroadcast(),
        new ContractSumOfProducts(),
        new ContractPairwise(),
        new SumBeforeContraction(),
        new SumTermByTerm(demand),
        new ConcatInsteadOfAddingPads(),
        new ConvolveInsteadOfOverlapping(),
        new AbsorbTransposes(),
        new SumBeforeTranspose(),
        new PullNegationOut(),
        new PullFactorOut());
  }

  /** What makes values that are rounded smaller. */
  static List<Rewrite> narrower() {
    return List.of(new DropRepeatedNarrowing(), new HoldNarrow());
  }

  /** What makes loops cheaper. */
  static List<LoopRewrite> ofLoops() {
    return List.of(
        new InlineSingleStep(),
        new DropUnusedParameters(),
        new CaptureWhatStays(),
        new SinkMovements(),
        new HoistInvariants());
  }

  /**
   * What leaves axes in the order in which they were written, so that derivatives are taken in it.
   */
  static List<Rewrite> straighter() {
    return List.of(new MergeTransposes(), new ComputeBeforeTranspose(), new SumBeforeTranspose());
  }

  /** What keeps values and their derivatives from overflow and cancellation, before these exist. */
  static List<Rewrite> steadier(Logistic logistic) {
    return List.of(
        new LogOfExp(),
        new LogOfLogistic(logistic),
        new LogOfReciprocal(),
        new LogOfOnePlus(),
        new ExpMinusOne(),
        new RootOfSquare(),
        new ShiftLogSumExp(),
        new ShiftSoftmax(),
        new StateLogistic(logistic),
        new StateSoftplus(logistic),
        new ComplementOfLogistic(logistic));
  }
}
