package dev.gradwright.runtime.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one scratch keeps to compute products in pieces: made at a shape's first product. */
final class Sharing {
  /**
   * So many shapes are remembered, then all are forgotten: more than a model has products, but
   * batches that all differ in size would bring new ones for ever.
   */
  static final int MOST = 4096;

  private final Map<Product, Cut<Product>> products = new HashMap<>();
  private final Map<Product, Cut<Product>> rows = new HashMap<>();
  private final Map<Batch, Cut<Batch>> batches = new HashMap<>();
  private final List<Scratch> scratches = new ArrayList<>();
  private final FloatPieces floats = new FloatPieces(scratches);
  private final DoublePieces doubles = new DoublePieces(scratches);

  FloatPieces floats() {
    return floats;
  }

  DoublePieces doubles() {
    return doubles;
  }

  Cut<Product> cut(Product product, int parts, Grain grain) {
    Cut<Product> known = products.get(product);
    if (known == null || known.parts() != parts) {
      known = new CutProduct(parts, grain).cut(product);
      remember(products, product, known);
    }
    return withRoom(known);
  }

  /** For a B that is packed. */
  Cut<Product> cutRows(Product product, int parts, Grain grain) {
    Cut<Product> known = rows.get(product);
    if (known == null || known.parts() != parts) {
      known = new CutProduct(parts, grain).cutRows(product);
      remember(rows, product, known);
    }
    return withRoom(known);
  }

  Cut<Batch> cut(Batch batch, int parts, Grain grain) {
    Cut<Batch> known = batches.get(batch);
    if (known == null || known.parts() != parts) {
      known = new CutProduct(parts, grain).cut(batch);
      remember(batches, batch, known);
    }
    return withRoom(known);
  }

  Cut<StridedProduct> cut(StridedProduct product, int parts) {
    return withRoom(product.cut(parts));
  }

  private static <P> void remember(Map<P, Cut<P>> cuts, P product, Cut<P> cut) {
    if (cuts.size() >= MOST) {
      cuts.clear();
    }
    cuts.put(product, cut);
  }

  /** Each piece has a scratch of its own. */
  private <P> Cut<P> withRoom(Cut<P> cut) {
    while (scratches.size() < cut.pieces().size()) {
      scratches.add(new Scratch());
    }
    return cut;
  }

  /** What the arrays of all threads but the first take. */
  long bytes() {
    return scratches.stream().mapToLong(Scratch::bytes).sum();
  }
}
