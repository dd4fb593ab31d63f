package dev.gradwright.openblas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/** A matrix outside the heap, without gaps between its rows; memory that the next takes over. */
final class OffHeap {
  private static final int LINE = 64;

  private ByteBuffer memory = ByteBuffer.allocateDirect(0);
  private FloatBuffer floats = memory.asFloatBuffer();
  private DoubleBuffer doubles = memory.asDoubleBuffer();
  private FloatPointer floatPointer = new FloatPointer(floats);
  private DoublePointer doublePointer = new DoublePointer(doubles);

  /** For so many floats, of any content. */
  FloatPointer floats(int count) {
    grow(Float.BYTES * count);
    return floatPointer;
  }

  /** For so many doubles, of any content. */
  DoublePointer doubles(int count) {
    grow(Double.BYTES * count);
    return doublePointer;
  }

  private void grow(int bytes) {
    if (memory.capacity() < bytes) {
      // A slice begins and ends at a line.
      memory =
          ByteBuffer.allocateDirect(bytes + 2 * LINE)
              .alignedSlice(LINE)
              .order(ByteOrder.nativeOrder());
      floats = memory.asFloatBuffer();
      doubles = memory.asDoubleBuffer();
      floatPointer = new FloatPointer(floats);
      doublePointer = new DoublePointer(doubles);
    }
  }

  /** Rows that stand {@code leading} apart. */
  FloatPointer load(float[] from, int at, int rows, int columns, int leading) {
    FloatPointer loaded = floats(rows * columns);
    if (columns == leading) {
      floats.put(0, from, at, rows * columns);
    } else {
      for (int i = 0; i < rows; i++) {
        floats.put(i * columns, from, at + i * leading, columns);
      }
    }
    return loaded;
  }

  /** Rows that stand {@code leading} apart. */
  DoublePointer load(double[] from, int at, int rows, int columns, int leading) {
    DoublePointer loaded = doubles(rows * columns);
    if (columns == leading) {
      doubles.put(0, from, at, rows * columns);
    } else {
      for (int i = 0; i < rows; i++) {
        doubles.put(i * columns, from, at + i * leading, columns);
      }
    }
    return loaded;
  }

  /** To rows that stand {@code leading} apart. */
  void store(float[] to, int at, int rows, int columns, int leading) {
    if (columns == leading) {
      floats.get(0, to, at, rows * columns);
    } else {
      for (int i = 0; i < rows; i++) {
        floats.get(i * columns, to, at + i * leading, columns);
      }
    }
  }

  /** To rows that stand {@code leading} apart. */
  void store(double[] to, int at, int rows, int columns, int leading) {
    if (columns == leading) {
      doubles.get(0, to, at, rows * columns);
    } else {
      for (int i = 0; i < rows; i++) {
        doubles.get(i * columns, to, at + i * leading, columns);
      }
    }
  }

  long bytes() {
    return memory.capacity();
  }
}
