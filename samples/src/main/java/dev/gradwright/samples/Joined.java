package dev.gradwright.samples;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Arrays one after the other in one. */
final class Joined {
  private Joined() {}

  static double[] of(double[]... arrays) {
    return Stream.of(arrays).flatMapToDouble(DoubleStream::of).toArray();
  }
}
