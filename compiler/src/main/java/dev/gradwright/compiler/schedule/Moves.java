package dev.gradwright.compiler.schedule;

import dev.gradwright.compiler.loop.Buffer;
import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.loop.MatrixProduct;
import dev.gradwright.compiler.loop.MatrixProduct.Store;
import dev.gradwright.compiler.loop.Step;
import dev.gradwright.compiler.scalar.Affine;
import dev.gradwright.compiler.type.Extent;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;

/**
 * Finds the products on the way back that are whole gradients of parameters, where no later step
 * needs the gradient or the parameter: a training step may update the parameter there.
 */
final class Moves {
  private final List<Buffer> buffers;
  private final Set<Place> later = new HashSet<>();

  private Moves(List<Buffer> buffers) {
    this.buffers = buffers;
  }

  /** The same steps, those products knowing their parameters. */
  static List<Step> mark(List<Step> wayBack, List<Buffer> buffers) {
    return new Moves(buffers).mark(wayBack);
  }

  private List<Step> mark(List<Step> steps) {
    LinkedList<Step> marked = new LinkedList<>();
    ListIterator<Step> walk = steps.listIterator(steps.size());
    while (walk.hasPrevious()) {
      Step step = walk.previous();
      marked.addFirst(step instanceof Step.Multiply multiply ? mark(multiply) : step);
      Touched.by(step).forEach(buffer -> later.add(place(buffer)));
    }
    return List.copyOf(marked);
  }

  private Step mark(Step.Multiply multiply) {
    return place(multiply.c().buffer()) instanceof Place.Gradient gradient
            && isWhole(multiply)
            && !isRead(new Place.Parameter(gradient.parameter()), multiply)
            && !later.contains(gradient)
            && !later.contains(new Place.Parameter(gradient.parameter()))
        ? multiply.moving(gradient.parameter())
        : multiply;
  }

  private boolean isRead(Place parameter, Step.Multiply multiply) {
    return place(multiply.a().buffer()).equals(parameter)
        || place(multiply.b().buffer()).equals(parameter);
  }

  private boolean isWhole(Step.Multiply multiply) {
    Buffer gradient = buffers.get(multiply.c().buffer());
    return multiply.product() instanceof MatrixProduct product
        && product.store() == Store.OVERWRITE
        && multiply.turns().isEmpty()
        && multiply.batches().isEmpty()
        && multiply.packed().isEmpty()
        && multiply.c().offset().equals(Affine.constant(Extent.ZERO))
        && product.leadingC().equals(product.n())
        && product.m().times(product.n()).equals(gradient.type().shape().size());
  }

  private Place place(int buffer) {
    return buffers.get(buffer).place();
  }
}
