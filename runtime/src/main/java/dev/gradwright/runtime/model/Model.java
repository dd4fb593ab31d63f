package dev.gradwright.runtime.model;

import dev.gradwright.runtime.tensor.RealTensor;
import dev.gradwright.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * The untyped face of a generated class: a workspace for one set of extents over parameters that
 * others may share. The typed face beside it has the same methods with the model's own names. One
 * thread at a time uses a workspace.
 */
public interface Model {

  /**
   * What the model file declares.
   *
   * @return the same on every call
   */
  ModelSignature signature();

  /**
   * The parameters this workspace reads.
   *
   * @return the object passed at creation
   */
  Parameters parameters();

  /**
   * The gradients that {@link #backward} and {@link #vjp} write, with the paths and shapes of the
   * parameters.
   *
   * @return the same object on every call
   */
  Parameters gradients();

  /**
   * Binds the dims anew: the same allocate nothing, others allocate arrays only to grow. Results of
   * earlier calls become unspecified.
   *
   * @param dims one extent per dim of the signature
   * @throws dev.gradwright.runtime.tensor.ShapeException if one is negative or an extent computed
   *     from it does not fit
   * @throws IllegalArgumentException if their count is wrong
   */
  void resize(int... dims);

  /**
   * Computes outputs and loss and keeps what the way back needs.
   *
   * @param inputs in the order of the signature; read until the way back is done
   * @return the loss, NaN for a model that declares none
   * @throws dev.gradwright.runtime.tensor.ShapeException if one does not fit its declaration
   * @throws IllegalArgumentException if their count is wrong
   */
  double forward(List<? extends Tensor> inputs);

  /**
   * Overwrites the gradients with those of the loss at the last {@link #forward}.
   *
   * @throws UnsupportedOperationException if the model declares no loss
   * @throws IllegalStateException if nothing was computed since the last {@link #resize}
   */
  void backward();

  /**
   * As {@link #backward()}, of the loss times a factor: gradients that are held in few bits then
   * underflow later. With a factor of 1 they have the same bits.
   *
   * @param scale from 2^-100 to 2^100
   * @throws IllegalArgumentException if it is not
   * @throws UnsupportedOperationException if the model declares no loss or holds nothing in 16 bits
   * @throws IllegalStateException if nothing was computed since the last {@link #resize}
   */
  default void backward(double scale) {
    throw new UnsupportedOperationException(
        "this model holds nothing in 16 bits: use backward(), whose gradients need no scale");
  }

  /**
   * Overwrites the gradients with the vector-Jacobian product {@code sum over outputs of seed . d
   * output / d parameter} at the last {@link #forward}.
   *
   * @param seeds one per real output, in the order of the signature, of its shape
   * @throws dev.gradwright.runtime.tensor.ShapeException if one does not fit its output
   * @throws IllegalStateException if nothing was computed since the last {@link #resize}
   */
  void vjp(List<? extends RealTensor> seeds);

  /**
   * The outputs of the last {@link #forward}.
   *
   * @return in the order of the signature; overwritten by the next call
   */
  List<Tensor> outputs();

  /**
   * The gradient with respect to a real input, written by {@link #backward} and {@link #vjp} where
   * the class was generated to do so.
   *
   * @param name the input's name
   * @return the gradient, overwritten by the next call; empty if it is not computed
   */
  Optional<RealTensor> inputGradient(String name);

  /**
   * What this workspace holds, buffer by buffer.
   *
   * @return lines of text: the formula of the peak first; then, after the buffers, the bytes that
   *     are held, where arrays stay that larger dims have needed, and those of the copy that {@code
   *     backwardAdding} makes of the gradients; last, where there are matrix products, the room
   *     they have so far needed to pack their operands. Not in it are the strips that each thread
   *     keeps for all models, at most 64 KiB, the objects that describe the matrix products and
   *     their parts for threads, some kilobytes for a convolution or a thread, and half a kilobyte
   *     for each sum of a loop that threads may share
   */
  String memory();

  /**
   * What the values of a step take at the present dims, without the parameters. On top come what
   * larger dims have left, the copy that {@code backwardAdding} makes of the gradients, and the
   * room of products, which depends on the machine: {@link #memory} states each.
   *
   * @return bytes
   */
  long peakBytes();
}
