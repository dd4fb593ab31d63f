package dev.gradwright.compiler.loop;

import dev.gradwright.compiler.loop.Buffer.Place;
import dev.gradwright.compiler.type.ElementType;
import dev.gradwright.compiler.type.Extent;
import dev.gradwright.compiler.type.TensorType;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the arrays of a program take, in bytes. */
public record Footprint(Program program) {
  /** All that one workspace holds. */
  public Extent peak() {
    Extent sum = slots();
    for (Buffer buffer : program.buffers()) {
      sum = isOwn(buffer.place()) ? sum.plus(of(buffer.type())) : sum;
    }
    for (Face.Parameter state : program.face().states()) {
      // The gradients have room for it, as the parameters have.
      sum = sum.plus(of(state.type()));
    }
    return sum;
  }

  /** What every workspace holds in arrays that are neither slots nor tensors to be looked at. */
  public Extent fixed() {
    Extent sum = Extent.ZERO;
    for (Buffer buffer : program.buffers()) {
      boolean shown =
          buffer.place() instanceof Place.Output
              || buffer.place() instanceof Place.Gradient
              || buffer.place() instanceof Place.InputGradient;
      sum = isOwn(buffer.place()) && !shown ? sum.plus(of(buffer.type())) : sum;
    }
    return sum;
  }

  /** There may be thousands, of few sizes: extents are added up once for each size. */
  private Extent slots() {
    Map<Extent, Long> bytes = new LinkedHashMap<>();
    for (Slot slot : program.slots()) {
      bytes.merge(slot.size(), (long) bytes(slot.element()), Math::addExact);
    }
    Extent sum = Extent.ZERO;
    for (Map.Entry<Extent, Long> size : bytes.entrySet()) {
      sum = sum.plus(size.getKey().times(Extent.of(size.getValue())));
    }
    return sum;
  }

  /** One value. */
  public Extent of(TensorType type) {
    return type.shape().size().times(Extent.of(bytes(type.element())));
  }

  /** An element. */
  public int bytes(ElementType element) {
    return switch (element) {
      case REAL -> program.precision().bytes();
      case INT -> Integer.BYTES;
      case BOOL -> 1;
      case F32 -> Float.BYTES;
      case F16, BF16 -> Short.BYTES;
    };
  }

  /** Whether a workspace holds an array there that is no slot. */
  public boolean isOwn(Place place) {
    return place instanceof Place.Output
        || place instanceof Place.Loss
        || place instanceof Place.NextState
        || place instanceof Place.Draws
        || place instanceof Place.Gradient
        || place instanceof Place.InputGradient
        || place instanceof Place.Seed && program.face().isScaled();
  }
}
