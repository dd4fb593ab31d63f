package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.Cut.Piece;
import dev.gradwright.runtime.parallel.Task;
import dev.gradwright.runtime.parallel.Threads;
import java.util.List;

/** Runs the pieces of one product after another; one object serves all calls of a scratch. */
final class DoublePieces implements Task {
  private static final Packed NOT_PACKED = new Packed();

  private final List<Scratch> scratches;
  private KernelProvider kernels = new PortableKernels();
  private Cut<?> cut = new Cut<>(0, List.of());
  private double[] a = {};
  private double[] b = {};
  private Packed packed = NOT_PACKED;
  private double[] c = {};
  private int atA;
  private int atB;
  private int atC;

  DoublePieces(List<Scratch> scratches) {
    this.scratches = scratches;
  }

  void multiply(
      KernelProvider newKernels,
      Cut<?> newCut,
      double[] newA,
      int newAtA,
      double[] newB,
      int newAtB,
      double[] newC,
      int newAtC) {
    kernels = newKernels;
    cut = newCut;
    a = newA;
    atA = newAtA;
    b = newB;
    packed = NOT_PACKED;
    atB = newAtB;
    c = newC;
    atC = newAtC;
    Threads.run(this, cut.pieces().size());
  }

  /** Pieces of rows, which read all of B. */
  void multiply(
      KernelProvider newKernels,
      Cut<Product> newCut,
      double[] newA,
      int newAtA,
      Packed newB,
      double[] newC,
      int newAtC) {
    kernels = newKernels;
    cut = newCut;
    a = newA;
    atA = newAtA;
    packed = newB;
    c = newC;
    atC = newAtC;
    Threads.run(this, cut.pieces().size());
  }

  @Override
  public void run(int part) {
    Piece<?> piece = cut.pieces().get(part);
    int p = atA + piece.moveA();
    int q = atB + piece.moveB();
    int r = atC + piece.moveC();
    Scratch scratch = scratches.get(part);
    if (packed != NOT_PACKED) {
      kernels.multiply((Product) piece.product(), a, p, packed, c, r, scratch);
    } else if (piece.product() instanceof Product product) {
      kernels.multiply(product, a, p, b, q, c, r, scratch);
    } else if (piece.product() instanceof Batch batch) {
      kernels.multiply(batch, a, p, b, q, c, r, scratch);
    } else {
      kernels.multiply((StridedProduct) piece.product(), a, p, b, q, c, r, scratch);
    }
  }
}
